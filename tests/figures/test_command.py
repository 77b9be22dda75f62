"""`workbench figures` writes what it names, only what was asked for, and nothing among what people made."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.charts.made import a_worked_year
from workbench.__main__ import main
from workbench.figures.every import FIGURES
from workbench.figures.page import Drawn, page


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_worked_year(tmp_path_factory.mktemp("made") / "year", articles=12).folder


def written(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_all_figures_are_written_in_all_formats_with_a_page_that_shows_them(
    year: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["figures", str(year), "--formats", "svg", "csv"]) == 0
    out = year / "build" / "figures"
    files = {f"{figure.name}.{each}" for figure in FIGURES for each in ("svg", "csv")}
    assert written(out) == files | {"index.html"}
    shown = (out / "index.html").read_text("utf-8")
    assert all(f'src="{figure.name}.svg"' in shown for figure in FIGURES)


def test_those_named_are_written_and_each_is_told(
    year: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--out", str(tmp_path / "out"), "--only", "stance-matrix", "--outlet", "Harbour Post"]
    assert main(["figures", str(year), *options]) == 0
    assert written(tmp_path / "out") == {f"stance-matrix.{each}" for each in ("svg", "pdf", "png", "csv")}
    said = capsys.readouterr().out
    assert "stance-matrix.svg, stance-matrix.pdf, stance-matrix.png, stance-matrix.csv: Who supports" in said
    assert f"1 figure in {tmp_path / 'out'}" in said
    assert b"Only outlet Harbour Post." in (tmp_path / "out" / "stance-matrix.svg").read_bytes()


def test_a_figure_or_a_format_that_there_is_not_is_told_with_those_there_are(
    year: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["figures", str(year), "--out", str(tmp_path), "--only", "pie"]) == 1
    assert "there is no figure pie; there are stance-matrix, " in capsys.readouterr().err
    assert main(["figures", str(year), "--out", str(tmp_path), "--formats", "gif"]) == 1
    assert "gif" in capsys.readouterr().err
    assert not written(tmp_path)


def test_nothing_is_written_among_articles_or_annotations(year: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = written(year / "seeds"), written(year / "annotations")
    for place in ("seeds", "annotations"):
        assert main(["figures", str(year), "--out", str(year / place)]) == 1
    assert "among your articles or annotations" in capsys.readouterr().err
    assert (written(year / "seeds"), written(year / "annotations")) == before


def test_words_on_the_page_are_text_whatever_they_are() -> None:
    class Read(HTMLParser):
        tags: list[str] = []  # noqa: RUF012

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.tags.append(tag)

    reader = Read()
    reader.feed(page("<script>", [Drawn('"><b>', "<i>", ("a'.svg",), "</p><script>alert(1)</script>")]))
    assert not {"script", "b", "i"} & set(reader.tags)
