"""Files become articles exactly as written, and what cannot be read is named."""

import os
import sys
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.corpus import Corpus, articles_in, decoding, read_articles, rows
from workbench.records import Article
from workbench.trouble import Trouble

SIGNS = "“İ” e\u0301 \xa0 مرحبا 👨‍👩‍👧 x\r\ny\rz \u2028 \x85 \ufeff \t end \n"


def only(corpus: Corpus) -> Article:
    assert corpus.problems == ()
    (article,) = corpus.articles
    return article


def only_problem(corpus: Corpus) -> str:
    assert corpus.articles == ()
    (problem,) = corpus.problems
    return problem


def ids(corpus: Corpus) -> list[str]:
    return [article.id for article in corpus.articles]


@pytest.mark.parametrize(
    ("written_as", "named"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf8"),
        ("utf-16-le", "utf-16-le"),
    ],
)
def test_text_is_decoded_and_then_left_as_it_is(tmp_path: Path, written_as: str, named: str | None) -> None:
    (tmp_path / "a.txt").write_bytes(SIGNS.encode(written_as))
    assert only(read_articles(tmp_path, named)).text == SIGNS


def test_big_endian_utf_16_is_known_by_its_mark(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(("\ufeff" + SIGNS).encode("utf-16-be"))
    assert only(read_articles(tmp_path)).text == SIGNS


def test_only_the_mark_itself_is_taken_off(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeff\ufeffx".encode("utf-16-le"))
    (tmp_path / "b.txt").write_bytes("\ufeff\ufeffx".encode())
    assert [article.text for article in read_articles(tmp_path).articles] == ["\ufeffx", "\ufeffx"]


def test_an_encoding_named_by_the_user_is_used(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("هدنة".encode("windows-1256"))
    assert only(read_articles(tmp_path, "windows-1256")).text == "هدنة"


@pytest.mark.parametrize("name", ["klingon", "hex"])
def test_an_encoding_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Trouble, match=f"{name}.*not a text encoding.*name one"):
        read_articles(tmp_path, name)


def test_an_undecodable_file_is_named_with_its_byte_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"Caf\xe9 au lait")
    (tmp_path / "good.txt").write_text("Truce ends")
    corpus = read_articles(tmp_path)
    assert ids(corpus) == ["good"]
    assert corpus.problems[0].startswith("bad.txt: not utf-8 at byte 3")
    assert "name its encoding" in corpus.problems[0]


def test_a_text_file_is_one_article_with_the_stem_for_id(tmp_path: Path) -> None:
    (tmp_path / "0012.TXT").write_text("Truce on the coast ends\n\nThe truce ended on Friday.\n\n© Valley Post 2019")
    article = only(read_articles(tmp_path / "0012.TXT"))
    assert (article.id, article.title, article.outlet) == ("0012", "Truce on the coast ends", "Valley Post")
    assert [region.type for region in article.regions] == ["title", "body", "boilerplate"]


def test_what_the_table_says_goes_before_what_the_page_says(tmp_path: Path) -> None:
    text = "Truce on the coast ends\\n\\nThe truce ended on Friday.\\n\\n© Valley Post 2019"
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{text}", "title": "Truce ends", "outlet": "Gulf Wire"}}')
    article = only(read_articles(tmp_path))
    assert (article.title, article.outlet) == ("Truce ends", "Gulf Wire")


def test_articles_come_in_order_of_file_name_and_row(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("b")
    (tmp_path / "c.jsonl").write_text('{"id": "z", "text": "z"}\n{"id": "y", "text": "y"}\n')
    (tmp_path / "a.txt").write_text("a")
    assert ids(read_articles(tmp_path)) == ["a", "b", "z", "y"]


def test_json_lines_keep_strings_and_the_digits_of_numbers(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"id": 12345678901234567890123, "text": "a\u2028\x85b\\r\\n", "published": "2019-01-01", "score": 1.10,'
        ' "place": "None", "tags": ["x"], "empty": null, "title": "A title"}\r\n\n{"id": "0012", "text": "b"}',
        newline="",
    )
    first, second = read_articles(tmp_path).articles
    assert (first.id, first.text, first.published) == ("12345678901234567890123", "a\u2028\x85b\r\n", "2019-01-01")
    assert first.metadata == {"score": "1.10", "place": "None", "tags": '["x"]', "empty": ""}
    assert first.title == "A title"
    assert second.id == "0012"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "a", "text": ', "a.jsonl:2: not a JSON object"),
        ('["a"]', "a.jsonl:2: not a JSON object"),
        ('{"text": ' + "[" * 100_000, "a.jsonl:2: not a JSON object"),
        ('{"id": "a", "text": "\\ud800"}', "a.jsonl:2: not a JSON object"),
        ('{"id": "a", "text": "x\\u0000"}', "a.jsonl:2: 'text' holds U+0000"),
        ('{"id": "a", "body": "x"}', "a.jsonl:2: no column 'text', found 'id', 'body'"),
        ('{"id": "a", "text": ["x"]}', "a.jsonl:2: the text is not a JSON string"),
        ('{"id": "a", "text": " \\n"}', "a.jsonl:2: the text is empty"),
        ('{"id": "a\\tb", "text": "x"}', "a.jsonl:2: the id 'a\\tb' has a control character"),
        ('{"id": "a", "ID": "b", "text": "x"}', "a.jsonl:2: a column name comes twice"),
        ('{"id": "a", "text": "x", "text": "y"}', "a.jsonl:2: a column name comes twice"),
        ('{"id": "a", "text": "x", "t\\u0065xt": "y"}', "a.jsonl:2: a column name comes twice"),
        ('{"id": "' + "a" * 1001 + '", "text": "x"}', "a.jsonl:2: the id has 1,001 characters"),
        ('{"id": "good", "text": "x"}', "a.jsonl:2: the id 'good' is already that of a.jsonl:1"),
    ],
)
def test_a_bad_json_line_is_named_and_its_neighbours_are_read(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"id": "good", "text": "x"}}\n{line}\n{{"id": "last", "text": "x"}}\n')
    corpus = read_articles(tmp_path)
    assert ids(corpus) == ["good", "last"]
    assert [problem[: len(said)] for problem in corpus.problems] == [said]


def test_csv_cells_are_kept_as_written(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        'ID,Text,outlet,Note,empty\r\n0012,"x\r\ny\n""z"" ",Valley Post,None,\r\n\r\n007, b ,,1.0,\r\n', newline=""
    )
    corpus = read_articles(tmp_path)
    first, second = corpus.articles
    assert corpus.problems == ()
    assert (first.id, first.text, first.outlet) == ("0012", 'x\r\ny\n"z" ', "Valley Post")
    assert first.metadata == {"Note": "None", "empty": ""}
    assert (second.id, second.text, second.metadata["Note"]) == ("007", " b ", "1.0")


def test_a_csv_cell_may_be_long(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'id,text\na,"{"word " * 100_000}"\n')
    assert len(only(read_articles(tmp_path)).text) == 500_000


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("", "a.csv: empty, expected a first line"),
        ("id;text\na;b\n", "a.csv: no column 'text', found 'id;text'; rename"),
        ("id,text,text\na,b,c\n", "a.csv: a column name comes twice"),
        ("id,text\na\n", "a.csv:2: 1 cells, expected 2"),
        ('id,text\na,"b\n', "a.csv:2: not CSV"),
        ('id,text\na," \n\n"\n', "a.csv:2: the text is empty"),
    ],
)
def test_a_bad_table_is_named(tmp_path: Path, table: str, said: str) -> None:
    (tmp_path / "a.csv").write_text(table)
    assert only_problem(read_articles(tmp_path)).startswith(said)


def test_rows_before_a_torn_quotation_are_kept_and_lines_counted_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,text\na,"x\ny"\nb,"z"z\nc,x\n')
    corpus = read_articles(tmp_path)
    assert ids(corpus) == ["a"]
    assert corpus.problems[0].startswith("a.csv:4: not CSV")


def test_rows_without_an_id_are_called_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "news.csv").write_text('text,id\n"a\nb",\nc,\n')
    (tmp_path / "more.jsonl").write_text('{"text": "x"}\n')
    assert ids(read_articles(tmp_path)) == ["more-1", "news-2", "news-4"]


def test_a_duplicate_id_is_named_with_both_places_and_the_first_stays(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("first")
    (tmp_path / "b.jsonl").write_text('{"id": "a", "text": "second"}\n')
    corpus = read_articles(tmp_path)
    assert [article.text for article in corpus.articles] == ["first"]
    assert corpus.problems == ("b.jsonl:1: the id 'a' is already that of a.txt; give one another",)


def test_ids_may_be_long_and_look_like_paths(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"id": "../{"x" * 300}", "text": "x"}}\n')
    assert only(read_articles(tmp_path)).id == "../" + "x" * 300


def test_parquet_rows_are_read(tmp_path: Path) -> None:
    table = pyarrow.table({"id": [2**60 + 1, None], "text": [SIGNS, "b"], "note": [None, "None"]})
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet")
    first, second = read_articles(tmp_path).articles
    assert (first.id, first.text, first.metadata) == (str(2**60 + 1), SIGNS, {"note": ""})
    assert (second.id, second.metadata) == ("a-2", {"note": "None"})


def test_parquet_without_its_library_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    assert 'pip install "stance-workbench[parquet]"' in only_problem(read_articles(tmp_path))


def test_files_that_are_not_articles_are_named_or_plainly_not_meant(tmp_path: Path) -> None:
    for name in (".hidden.txt", "a.txt.lock", "~$a.docx", "a.txt~"):
        (tmp_path / name).write_text("x")
    (tmp_path / "a.docx").write_bytes(b"PK")
    (tmp_path / "folder").mkdir()
    assert [problem.split(";")[0] for problem in read_articles(tmp_path).problems] == [
        "a.docx: ends in '.docx', expected one of .txt, .jsonl, .csv, .parquet",
        "folder: a folder, expected a file",
    ]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert only_problem(read_articles(tmp_path / "seeds")).startswith("seeds: not found")


def test_links_stay_inside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "a.txt").write_text("x")
    (folder / "b.txt").symlink_to(folder / "a.txt")
    (folder / "c.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "d.txt").symlink_to(folder / "d.txt")
    corpus = read_articles(folder)
    assert ids(corpus) == ["a", "b"]
    assert [problem.split(":")[0] for problem in corpus.problems] == ["c.txt", "d.txt"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert only_problem(read_articles(tmp_path)).startswith("a.txt: a device or pipe")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("four")
    monkeypatch.setattr(rows, "LARGEST_ARTICLE", 3)
    assert only_problem(read_articles(tmp_path)).startswith("a.txt: 4 bytes, expected at most 3")


def test_a_table_may_be_larger_than_an_article_but_not_than_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "x"}')
    monkeypatch.setattr(rows, "LARGEST_FILE", 12)
    assert only_problem(read_articles(tmp_path)).startswith("a.jsonl: 13 bytes, expected at most 12")


@pytest.mark.parametrize("written_as", ["utf-8", "utf-16"])
def test_a_line_that_no_article_needs_is_left_out_and_its_neighbours_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written_as: str
) -> None:
    monkeypatch.setattr(decoding, "LARGEST_ARTICLE", 20)
    monkeypatch.setattr(decoding, "_PIECE", 8)
    table = f'{{"text": "first"}}\n{{"text": "{"é👨" * 10}"}}\n{{"text": "last"}}'
    (tmp_path / "a.jsonl").write_bytes(table.encode(written_as))
    corpus = read_articles(tmp_path)
    assert [article.text for article in corpus.articles] == ["first", "last"]
    assert corpus.problems[0].startswith("a.jsonl:2: the line is too long")
    (tmp_path / "a.jsonl").rename(tmp_path / "a.csv")
    (tmp_path / "a.csv").write_bytes(f"text\nfirst\n{'é👨' * 11}\nlast\n".encode(written_as))
    corpus = read_articles(tmp_path)
    assert [article.text for article in corpus.articles] == ["first"]
    assert corpus.problems[0].startswith("a.csv:3: the line is too long")


def test_a_byte_that_is_no_text_is_counted_from_the_beginning_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "_PIECE", 3)
    (tmp_path / "a.jsonl").write_bytes('{"text": "é"}\n{"text": "'.encode() + b"\xe9")
    assert only_problem(read_articles(tmp_path)).startswith("a.jsonl: not utf-8 at byte 25")


def test_a_file_of_nothing_but_wrong_rows_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.corpus.MOST_WRONG", 3)
    (tmp_path / "a.jsonl").write_text("x\n" * 9 + '{"text": "not reached"}')
    (tmp_path / "b.jsonl").write_text('x\nx\n{"text": "read"}')
    corpus = read_articles(tmp_path)
    assert [article.text for article in corpus.articles] == ["read"]
    assert [problem.split(":")[0] for problem in corpus.problems] == ["a.jsonl"] * 4 + ["b.jsonl"] * 2
    assert "3 rows cannot be read, so no row after was" in corpus.problems[3]


@pytest.mark.parametrize("texts", [["x" * 20_000_000], ["x" * 500_000] * 40])
def test_a_parquet_file_that_becomes_a_thousand_times_as_large_is_not_read(tmp_path: Path, texts: list[str]) -> None:
    pyarrow.parquet.write_table(pyarrow.table({"text": texts}), tmp_path / "a.parquet", compression="zstd")
    corpus = read_articles(tmp_path)
    assert sum(len(article.text) for article in corpus.articles) < 17_000_000
    assert corpus.problems[0].startswith("a.parquet: becomes more than 16,")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.sampled_from([".txt", ".jsonl", ".csv", ".parquet"]),
    st.binary(max_size=60) | st.text(alphabet='{}[]":,\r\n\0idtex\ufeff', max_size=40).map(str.encode),
)
def test_no_bytes_raise_anything(tmp_path: Path, ending: str, raw: bytes) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(raw)
    corpus = read_articles(path)
    assert all(article.text for article in corpus.articles)
    assert all(problem.startswith(path.name) for problem in corpus.problems)


def test_one_after_the_other_they_are_the_same_and_no_file_is_opened_before_its_turn(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "1", "text": "Turkey."}\n{broken\n{"id": "1", "text": "Iran."}\n')
    (tmp_path / "b.txt").write_text("Syria.")
    corpus = read_articles(tmp_path)
    found = list(articles_in(tmp_path))
    assert [each for each in found if isinstance(each, Article)] == [*corpus.by_id.known.values()]
    assert tuple(str(each) for each in found if isinstance(each, Trouble)) == corpus.problems
    left = articles_in(tmp_path)
    next(left)
    (tmp_path / "b.txt").write_text("Lebanon.")
    assert [each.text for each in left if isinstance(each, Article)] == ["Lebanon."]
