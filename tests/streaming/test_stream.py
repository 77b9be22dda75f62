"""Articles go through one after the other: what comes out never depends on how, and nothing is dropped unsaid."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from tests.builders import an_article
from tests.faults.streams import Quick, place, told_and_written
from workbench.corpus import articles_in
from workbench.records import Article
from workbench.streaming import Stream
from workbench.streaming.journal import Journal, opened
from workbench.streaming.working import here
from workbench.trouble import Trouble


def run(folder: Path, articles: list[Article | Trouble] | Iterator[Article], *, batch: int = 2) -> Stream:
    """A run over these articles into out.jsonl, by the quick suggester."""
    stream = Stream(articles, work=here(Quick()), say=lambda _: None, batch=batch)
    with opened(folder / "out.jsonl", {"name": "quick"}) as journal:
        stream.through(journal, folder / "out.jsonl")
    return stream


def begun(folder: Path, articles: list[Article]) -> Journal:
    """What a run over these articles had done when it was killed."""

    def killed() -> Iterator[Article]:
        yield from articles
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(folder, killed(), batch=1)
    return Journal(folder / "out.jsonl.part", {"name": "quick"})


@pytest.mark.parametrize("ending", ["jsonl", "parquet"])
def test_the_size_of_a_batch_changes_no_byte(tmp_path: Path, ending: str) -> None:
    folder = place(tmp_path)
    written = [told_and_written(folder, ending, batch)[1] for batch in (1, 2, 7, 1000)]
    assert len(set(written)) == 1
    assert len(written[0]) > 1000


def test_what_cannot_be_read_or_suggested_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = place(tmp_path)
    told, written = told_and_written(folder, "jsonl", 4)
    assert sorted(sentence.partition(":")[0] for sentence in told) == ["in.jsonl", "odd"]
    assert all("index out of range" in sentence for sentence in told if sentence.startswith("odd"))
    ids = [json.loads(line)["article"] for line in written.splitlines()]
    assert ids == [*map(str, range(9)), *(f"b{number}" for number in range(9))]


def test_a_journal_cut_at_any_byte_is_gone_on_from(tmp_path: Path) -> None:
    folder = place(tmp_path)
    expected = told_and_written(folder, "jsonl", 3)[1]
    articles = [each for each in articles_in(tmp_path / "in.jsonl") if isinstance(each, Article)]
    journal = begun(folder, articles)
    whole = journal.path.read_bytes()
    (folder / "out.jsonl").unlink()
    for size in range(0, len(whole), len(whole) // 40):
        journal.path.write_bytes(whole[:size])
        told, written = told_and_written(folder, "jsonl", 3)
        assert (len(told), written) == (2, expected), f"cut after {size} bytes"


def test_what_is_done_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [an_article(f"Turkey said {number}.", str(number)) for number in range(6)]
    begun(tmp_path, articles[:4])
    asked = []
    monkeypatch.setattr(Quick, "__call__", lambda _, article: asked.append(article.id) or {})
    run(tmp_path, [*articles])
    assert asked == ["4", "5"]


def test_a_line_that_is_not_as_it_was_written_is_worked_out_again_with_all_behind_it(tmp_path: Path) -> None:
    articles = [an_article(f"Turkey said {number}.", str(number)) for number in range(6)]
    run(tmp_path, [*articles])
    expected = (tmp_path / "out.jsonl").read_bytes()
    journal = begun(tmp_path, articles)
    whole = journal.path.read_bytes()
    journal.path.write_bytes(whole.replace(b"said 2.", b"said 9."))
    assert len(list(journal.lines())) == 2
    run(tmp_path, [*articles])
    assert (tmp_path / "out.jsonl").read_bytes() == expected


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda articles: [an_article("Turkey said yes.", "0"), *articles[1:]], "'0' is not the article that stood"),
        (lambda articles: articles[1:], "'1' is not the article"),
        (lambda articles: articles[:2], "there were more articles"),
    ],
)
def test_articles_that_were_changed_since_are_refused_and_nothing_is_touched(
    tmp_path: Path, change: object, told: str
) -> None:
    articles = [an_article(f"Turkey said {number}.", str(number)) for number in range(4)]
    journal = begun(tmp_path, articles)
    before = journal.path.read_bytes()
    with pytest.raises(Trouble, match=told) as error:
        run(tmp_path, change(articles))  # type: ignore[operator]
    assert "--again" in str(error.value)
    assert journal.path.read_bytes() == before
    assert not (tmp_path / "out.jsonl").exists()


def test_another_suggester_does_not_go_on_unless_it_begins_anew(tmp_path: Path) -> None:
    articles = [an_article("Turkey said no.")]
    journal = begun(tmp_path, articles)
    other = {"name": "quick", "taught": "0002"}
    with (
        pytest.raises(Trouble, match="begun with taught none, now 0002; "),
        opened(tmp_path / "out.jsonl", other),
    ):
        pass
    with opened(tmp_path / "out.jsonl", other, again=True):
        assert list(Journal(journal.path, other).lines()) == []


def test_two_runs_into_one_file_are_one_too_many(tmp_path: Path) -> None:
    with (
        opened(tmp_path / "out.jsonl", {}),
        pytest.raises(Trouble, match="another run is writing it"),
        opened(tmp_path / "out.jsonl", {}),
    ):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl.part"]


def test_what_was_written_before_stays_until_all_is_done(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("old")
    begun(tmp_path, [an_article("Turkey said no.")])
    assert (tmp_path / "out.jsonl").read_text() == "old"
    run(tmp_path, [an_article("Turkey said no.")])
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]
    assert json.loads((tmp_path / "out.jsonl").read_text())["mentions"][0]["quote"] == "Turkey"


def test_a_link_in_the_place_of_the_journal_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("dear")
    (tmp_path / "out.jsonl.part").symlink_to(tmp_path / "letter")
    with pytest.raises(Trouble, match="a link, expected what an earlier run has left"):
        run(tmp_path, [an_article("Turkey said no.")])
    assert (tmp_path / "letter").read_text() == "dear"


def test_without_a_file_the_lines_are_the_same(tmp_path: Path) -> None:
    folder = place(tmp_path)
    expected = told_and_written(folder, "jsonl", 4)[1]
    out, told = BytesIO(), list[str]()
    Stream(articles_in(tmp_path / "in.jsonl"), work=here(Quick()), say=told.append).into(out)
    assert (out.getvalue(), len(told)) == (expected, 2)


def test_no_more_is_read_than_a_batch(tmp_path: Path) -> None:
    held: list[int] = []
    done: list[int] = []

    def articles() -> Iterator[Article]:
        for number in range(50):
            held.append(number - len(done))
            yield an_article(f"Turkey said {number}.", str(number))

    stream = Stream(articles(), work=here(Quick()), say=lambda _: None, passed=done.append, batch=3)
    with opened(tmp_path / "out.jsonl", {}) as journal:
        stream.through(journal, tmp_path / "out.jsonl")
    assert len(done) == 50
    assert max(held) <= 3
