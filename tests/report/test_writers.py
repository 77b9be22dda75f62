"""Markdown and HTML say the same, and no name or quote can be anything but text in either."""

import re

import mistune
import pytest

from tests.report.sound import Read
from workbench.report.escaped import in_markdown
from workbench.report.markdown import markdown
from workbench.report.page import page
from workbench.report.value import Bar, Picture, Points, Report, Section, Table

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title></main>",
    "| a | b |\n| --- | --- |",
    "**bold** _low_ `code` ~~gone~~",
    "[here](https://example.org)",
    "![x](y)",
    "# no heading",
    "1. no list",
    "- no list",
    "+1",
    "=cmd|' /C calc'!A0",
    "@ana #1 $x$",
    "\\| back\\slash",
    "&lt;b&gt; &amp; AT&T",
    "https://example.org www.example.org a@example.org",
    "    four blanks",
    "> quoted",
    "a\\",
    "12)",
    "--- ===",
    "عربي ١٢ 🙂 İ",
    "<!-- gone -->",
    "[^1]: foot [^1]",
    "{.cls} :::",
)


def a_report(*words: str) -> Report:
    """The words in every place that a report has for words."""
    parts = [
        *words,
        Points(words),
        *(
            Table(each, ("About", each, "n"), ((each, each, "1"), ("x", each, "2")), frozenset({1}), (f"(a) {each}",))
            for each in words
        ),
        Picture("Intervals", "; ".join(words), tuple(Bar(each, 0.5, (0.1, 0.9)) for each in words)),
    ]
    return Report(
        " ".join(words), tuple((each, each) for each in words), tuple(Section(each, tuple(parts)) for each in words)
    )


def rendered(words: str) -> str:
    """What a reader of the Markdown sees, as HTML."""
    return str(mistune.create_markdown(escape=False, plugins=["table", "strikethrough", "footnotes", "url"])(words))


@pytest.mark.parametrize("words", HOSTILE)
def test_both_say_the_same_words_whatever_these_are(words: str) -> None:
    report = a_report("before", words)
    html = Read(page(report))
    seen = Read("<!doctype html>\n<html lang=''>" + rendered(markdown(report)) + "</html>")
    assert html.faults == []
    assert sorted(seen.words) == sorted(html.words)


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_in_words_becomes_markup(words: str) -> None:
    plain, hostile = a_report("words"), a_report(words)
    assert Read(page(hostile)).tags == Read(page(plain)).tags
    assert re.findall(r"<\w+", rendered(markdown(hostile))) == re.findall(r"<\w+", rendered(markdown(plain)))


def test_a_cell_of_a_markdown_table_is_one_line_and_no_formula() -> None:
    told = markdown(a_report("=1+1\n| x"))
    (row,) = {line for line in told.split("\n") if line.startswith("| x ")}
    assert row == r"| x | \=1+1 \| x | 2 |"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("0.812 [0.7, 0.9]", r"0.812 \[0.7, 0.9\]"),
        ("2026-11-23", "2026-11-23"),
        ("3. third", r"3\. third"),
        ("www.a.org", r"www\.a.org"),
    ],
)
def test_words_that_mean_nothing_to_markdown_stay_as_they_are(words: str, told: str) -> None:
    assert in_markdown(words) == told


def test_signs_that_steer_are_told_by_their_numbers() -> None:
    for told in (markdown(a_report("a\x1b[31m\u202eb\ud800")), page(a_report("a\x1b[31m\u202eb\ud800"))):
        told.encode()
        assert "<U+202E>" in re.sub(r"&lt;|\\<", "<", told).replace("&gt;", ">").replace("\\>", ">")
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", told)


def test_the_page_has_one_title_headings_in_order_and_needs_nothing_else() -> None:
    told = page(a_report("one", "two"))
    assert Read(told).headings == ["one two", "1. one", "2. two"]
    assert "<script" not in told
    assert not re.search(r"(?:src|href|url)\s*[=(]|@import|https?:", told)


def test_a_value_outside_the_bands_is_drawn_inside_the_picture() -> None:
    picture = Picture("c", "w", (Bar("low", -0.6, (-0.9, -0.2)), Bar("high", 1.0), Bar("middle", 0.7, (0.6, 0.8))))
    told = page(Report("t", (), (Section("s", (picture,)),)))
    width, height = map(float, re.findall(r"viewBox=.0 0 (\d+) (\d+)", told)[0])
    places = [float(x) for x in re.findall(r' (?:x|x1|x2|cx)="([-\d.]+)"', told)]
    assert 0 <= min(places) <= max(places) <= width
    assert max(float(y) for y in re.findall(r' (?:y|cy)="([-\d.]+)"', told)) <= height
    assert [words in told for words in ("−0.600", ">low<", ">high<", ">middle<")] == [True] * 4
