"""Files of a chart: each opens, tells the figure in words, and is the same bytes each time."""

import csv
import re
import xml.etree.ElementTree as ET
import zlib
from pathlib import Path
from typing import Any

import pytest
from matplotlib import rcParams
from PIL import Image

from tests.builders import a_codebook, a_stance, an_annotation, an_article
from tests.charts.made import a_labelled_year
from workbench import charts
from workbench.tables import Tables
from workbench.trouble import Trouble

SVG = "{http://www.w3.org/2000/svg}"
TEXT = "Turkey backs the deal."


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    ax = charts.stance_matrix(a_labelled_year().stances)
    return {file.suffix[1:]: file for file in charts.save(ax, tmp_path_factory.mktemp("saved") / "figure")}


def streams(pdf: bytes) -> bytes:
    """What is drawn on the pages of a PDF file."""
    found = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return b"\n".join(zlib.decompress(each) for each in found if each[:1] == b"x")


def called(name: str) -> Tables:
    article = an_article(TEXT)
    reading = an_annotation(article, a_stance(TEXT, "backs the deal", "turkey", "deal"))
    return Tables([reading], [article], a_codebook({"turkey": name, "deal": "Deal"}), {})


def test_the_drawing_is_xml_with_a_title_and_a_description_for_those_who_cannot_see_it(files: dict[str, Path]) -> None:
    root = ET.fromstring(files["svg"].read_bytes())
    assert root.get("role") == "img"
    assert [each.tag for each in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root.findtext(f"{SVG}title") == "Who supports or opposes what"
    assert "234 positions in 60 of 60 annotated articles" in (root.findtext(f"{SVG}desc") or "")


def test_words_in_the_print_are_letters_of_a_font_and_no_outlines(files: dict[str, Path]) -> None:
    pdf = files["pdf"].read_bytes()
    assert pdf.startswith(b"%PDF")
    assert b"/FontFile2" in pdf
    drawn = streams(pdf)
    assert drawn.count(b"BT") > 40
    assert b"Tj" in drawn or b"TJ" in drawn


def test_the_picture_opens_and_carries_the_figure_in_words(files: dict[str, Path]) -> None:
    with Image.open(files["png"]) as picture:
        picture.load()
        assert picture.info["Title"] == "Who supports or opposes what"
        assert "234 positions" in picture.info["Description"]
        assert 800 < picture.width < 3000


def test_files_are_of_a_size_that_can_be_sent(files: dict[str, Path]) -> None:
    assert all(500 < file.stat().st_size < 1_000_000 for file in files.values())


def test_a_column_of_a_page_is_so_wide_in_every_file(tmp_path: Path) -> None:
    with charts.style(width="column"):
        svg, pdf, png = charts.save(
            charts.stance_matrix(a_labelled_year().stances), tmp_path / "c", ["svg", "pdf", "png"]
        )
    points = float((ET.fromstring(svg.read_bytes()).get("width") or "").removesuffix("pt"))
    box = re.search(rb"/MediaBox \[ ?0 0 ([\d.]+)", pdf.read_bytes())
    assert box
    assert points <= 3.5 * 72 + 1
    assert abs(float(box[1]) - points) < 1
    with Image.open(png) as picture:
        assert picture.width <= 3.5 * 200 + 4


def test_the_rows_beside_a_figure_have_what_it_shows(files: dict[str, Path]) -> None:
    rows = [*csv.DictReader(files["csv"].read_text("utf-8-sig").splitlines())]
    (cell,) = (row for row in rows if (row["actor"], row["target"]) == ("un", "topic:ceasefire"))
    assert (cell["actor_name"], cell["n"], cell["net"]) == ("United Nations", "16", "0.8125")


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "\t=1"])
def test_a_spreadsheet_runs_nothing_of_the_rows(name: str, tmp_path: Path) -> None:
    (file,) = charts.save(charts.stance_matrix(called(name).stances), tmp_path / "f", ["csv"])
    (row,) = csv.DictReader(file.read_text("utf-8-sig").splitlines())
    assert row["actor_name"][0] == "'"


def test_a_name_of_any_signs_leaves_the_drawing_xml_and_the_rows_whole(tmp_path: Path) -> None:
    name = "a\x00\x0b<b>&amp; --> ]]> 反对 \ud7ff\ufffe 👩‍👧 $x$"
    svg, rows = charts.save(charts.stance_matrix(called(name).stances), tmp_path / "f", ["svg", "csv"])
    assert "反对" in (ET.fromstring(svg.read_bytes()).findtext(f"{SVG}desc") or "")
    assert "反对" in rows.read_text("utf-8-sig")


def test_saving_leaves_the_settings_as_they_are(files: dict[str, Path], tmp_path: Path) -> None:
    before = dict(rcParams)
    charts.save(charts.progress(a_labelled_year(3).articles), tmp_path / "f")
    assert dict(rcParams) == before


def test_the_settings_of_a_notebook_do_not_change_a_figure(files: dict[str, Path], tmp_path: Path) -> None:
    import matplotlib

    mine: Any = {
        "font.family": "serif",
        "font.size": 20,
        "savefig.dpi": 50,
        "savefig.bbox": "tight",
        "text.color": "red",
    }
    with matplotlib.rc_context(mine):
        again = charts.save(charts.stance_matrix(a_labelled_year().stances), tmp_path / "figure")
    assert [file.read_bytes() for file in again] == [files[file.suffix[1:]].read_bytes() for file in again]


def test_what_a_figure_cannot_be_written_as_is_told_with_what_it_can(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="not written as gif; choose of svg, pdf, png, csv"):
        charts.save(charts.progress(a_labelled_year(3).articles), tmp_path / "f", ["gif"])
