"""A spreadsheet runs none of an article's words, and gives every one of them back as it was."""

import csv
import sys
from io import StringIO
from pathlib import Path

import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.faults.formulas import CELLS, formulas
from workbench.exchange import Format, export, read_back, workbook
from workbench.exchange.workbook import LONGEST
from workbench.formulas import guarded, restored
from workbench.trouble import Trouble

HARD = [
    "0012", "NA", "None", "nan", "1e3", "TRUE", "", " ", "a\r\nb\rc\nd", "“no”, \"now\"; 'so'", "😀 👩‍🚒 e\u0301 İ",
    "שלום 123", "_x0041_", "_x0041\x01", "_x_x0041_", "\x01\x1f", "\ufeff", "\u2028", "#REF!", "'", "''", ";';\n'",
]  # fmt: skip
FORMATS: list[Format] = ["csv", "xlsx"]
signs = st.text(st.sampled_from("=+-@＝\u2212'\";\t\r\n \u00a0\u200b_x0041\x01\x0c\ufffe,aé😀"), max_size=12)


def a_table(*words: str) -> pandas.DataFrame:
    """A table with a column of words and one of numbers, negative ones too."""
    numbers = pandas.Series(range(-2, len(words) - 2), dtype="int64")
    return pandas.DataFrame({"start": numbers, "quote": pandas.Series(words, dtype="str")})


def written(table: pandas.DataFrame, folder: Path, format: Format) -> Path:
    """What was exported, as `read_back` takes it."""
    (file,) = export({"mentions": table}, folder, format).files
    return file if format == "xlsx" else folder


@pytest.mark.parametrize("format", FORMATS)
def test_every_word_comes_back_as_it_was(tmp_path: Path, format: Format) -> None:
    table = a_table(*HARD, *(f"={words}" for words in HARD))
    back = read_back(written(table, tmp_path, format))["mentions"]
    assert back["quote"].tolist() == table["quote"].tolist()
    assert back["start"].tolist() == [str(number) for number in table["start"]]


@settings(deadline=None)
@given(signs)
def test_what_guards_a_cell_is_taken_away_again_and_nothing_else(words: str) -> None:
    assert restored(guarded(words)) == words


@settings(max_examples=20, deadline=None)
@given(st.lists(signs, min_size=1, max_size=20))
def test_a_workbook_gives_any_signs_back(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    place = written(a_table(*words), tmp_path_factory.mktemp("out"), "xlsx")
    assert read_back(place)["mentions"]["quote"].tolist() == words


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@settings(deadline=None)
@given(words=signs)
def test_no_cell_begins_a_formula_whatever_separates_the_cells(separator: str, words: str) -> None:
    table = f'"{guarded(words).replace(chr(34), chr(34) * 2)}",1\r\n'
    cells = [cell for row in csv.reader(StringIO(table, newline=""), delimiter=separator) for cell in row]
    blank = ' "\u00a0\u200b\x01\x0c'
    assert not [cell for cell in cells if cell.lstrip(blank)[:1] in {*"=+-@＝\u2212"}]


@pytest.mark.parametrize("words", CELLS)
def test_whatever_would_run_is_guarded_where_one_sees_it(words: str) -> None:
    assert guarded(words).count("'") > words.count("'")


def test_nothing_that_would_run_is_live_in_a_file_opened_again() -> None:
    assert formulas().faults == ()


@pytest.mark.parametrize("broken", ["delimited.guarded", "workbook._cell"])
def test_a_build_that_guards_nothing_is_caught(monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    unguarded = {"delimited.guarded": lambda words: words, "workbook._cell": lambda _, value: value}
    monkeypatch.setattr(f"workbench.exchange.{broken}", unguarded[broken])
    assert any("is live" in fault for fault in formulas().faults)


def test_words_stay_as_they_are_where_no_spreadsheet_would_run_them(tmp_path: Path) -> None:
    plain = ["Turkey said no", "a = b", "a - b; c", "“–” — dash", "x@y", "it's; so's"]
    assert [guarded(words) for words in plain] == plain
    assert export({"mentions": a_table(*plain)}, tmp_path, "csv").changed == 0


def test_it_is_counted_how_many_cells_were_changed(tmp_path: Path) -> None:
    table = a_table("=1+1", " @x", "'mid", "plain", "bell \x07")
    assert export({"mentions": table, "stances": a_table("-1")}, tmp_path, "csv").changed == 4
    assert export({"mentions": table}, tmp_path, "xlsx").changed == 1


def test_numbers_are_numbers_and_words_like_numbers_are_words(tmp_path: Path) -> None:
    table = a_table("0012", "-5", "1e3")
    (file,) = export({"mentions": table}, tmp_path, "xlsx").files
    rows = list(load_workbook(file)["mentions"].iter_rows(min_row=2))
    assert [[cell.value for cell in row] for row in rows] == [[-2, "0012"], [-1, "-5"], [0, "1e3"]]
    assert {row[1].number_format for row in rows} == {"@"}
    export({"mentions": table}, tmp_path, "csv")
    assert b'\r\n-2,"0012"\r\n-1,"\'-5"\r\n0,"1e3"\r\n' in (tmp_path / "mentions.csv").read_bytes()


def test_a_csv_file_says_how_it_is_encoded(tmp_path: Path) -> None:
    export({"mentions": a_table("İdlib 😀")}, tmp_path, "csv")
    data = (tmp_path / "mentions.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert "İdlib 😀" in data.decode("utf-8-sig")


def test_what_a_cell_of_excel_cannot_hold_is_refused_and_nothing_is_cut(tmp_path: Path) -> None:
    table = a_table("😀" * (LONGEST // 2), "fits", "😀" * (LONGEST // 2 + 1))
    with pytest.raises(Trouble, match=r"mentions, row 4: 32,768 characters, .* holds 32,767; export csv instead"):
        export({"mentions": table}, tmp_path, "xlsx")
    assert list(tmp_path.iterdir()) == []
    assert len(read_back(written(table[:2], tmp_path, "xlsx"))["mentions"]["quote"][0]) == LONGEST // 2
    assert read_back(written(table, tmp_path, "csv"))["mentions"]["quote"].tolist() == table["quote"].tolist()


def test_a_table_with_too_many_rows_is_refused_as_a_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST", 3)
    assert len(read_back(written(a_table("a", "b"), tmp_path, "xlsx"))["mentions"]) == 2
    with pytest.raises(Trouble, match="mentions has 3 rows, a sheet of Excel holds 2; export csv instead"):
        export({"mentions": a_table("a", "b", "c")}, tmp_path, "xlsx")


def test_without_openpyxl_a_workbook_is_a_sentence_and_csv_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(Trouble, match="pip install 'stance-workbench"):
        export({"mentions": a_table("a")}, tmp_path, "xlsx")
    assert export({"mentions": a_table("a")}, tmp_path, "csv").rows == 1
