"""docs/tables.md has every column of every table, in order, with its dtype; and its examples are so."""

import re
from collections.abc import Iterator

import pytest

from tests.builders import ROOT, a_codebook, a_stance, an_annotation, an_article
from workbench import tables
from workbench.counting import Once, counted
from workbench.tables import agreed, columns, compared, decided, met

ONCE: tuple[Once, ...] = ("record", "article", "day", "week", "month", "year", "corpus")
PAGE = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
RECORDS = {"mentions": columns.MENTIONS, "stances": columns.STANCES, "namings": columns.NAMINGS}
OF_THE_WORK = {
    "suggestions": decided.SUGGESTIONS,
    "influence": compared.INFLUENCE,
    "pace": compared.PACE,
    "codes": met.CODES,
    "read": met.READ,
    "agreement(found)": agreed.AGREEMENT,
    "drift(rows)": agreed.DRIFT,
}


def section(name: str) -> str:
    found = re.search(rf"^### {name}$(.*?)(?=^##)", PAGE, re.DOTALL | re.MULTILINE)
    assert found, f"there is no section {name}"
    return found[1]


def documented(name: str) -> Iterator[tuple[str, str]]:
    yield from re.findall(r"^\| `(\w+)` \| (\w+) \| \S", section(name), re.MULTILINE)


@pytest.mark.parametrize("name", RECORDS)
def test_the_columns_of_a_record_table_are_those_on_the_page(name: str) -> None:
    told = [*documented("of the article"), *documented(name), *documented("of the record")]
    assert told == [*RECORDS[name].items()]


def test_the_columns_of_articles_actions_and_copies_are_those_on_the_page() -> None:
    assert [*documented("of the article"), *documented("articles")] == [*columns.ARTICLES.items()]
    assert [*documented("actions")] == [*columns.ACTIONS.items()]
    assert [*documented("copies")] == [*columns.COPIES.items()]


@pytest.mark.parametrize("name", OF_THE_WORK)
def test_the_columns_of_the_tables_of_the_work_are_those_on_the_page(name: str) -> None:
    (row,) = (line for line in section("of the work itself").splitlines() if line.startswith(f"| `{name}` |"))
    assert re.findall(r"`(\w+)` (\w+)", row.rsplit("|", 2)[1]) == [*OF_THE_WORK[name].items()]


def test_every_attribute_of_a_table_is_on_the_page() -> None:
    made = tables.stances([], [], a_codebook({}))
    names = {*made.attrs, "damaged", "missing", "only", "weighted", "suggested"}
    page = PAGE[PAGE.index("## What a table says of itself") : PAGE.index("## Which readings count")]
    assert names == {*re.findall(r"`(\w+)`", "\n".join(re.findall(r"^\| (`.*?) \|", page, re.MULTILINE)))}


def test_a_spokesman_in_four_sentences_read_by_two_counts_as_the_page_says() -> None:
    text = "No. Never. Not us. No way."
    article = an_article(text)
    said = [a_stance(text, words) for words in ("No.", "Never.", "Not us.", "No way.")]
    readings = [an_annotation(article, *said, annotator=name) for name in ("ana", "ben")]
    table = tables.stances(readings, [article], a_codebook({}))
    counts = {once: len(counted(table, ["actor", "target", "polarity"], "position", once).rows) for once in ONCE}
    assert (len(table), counts) == (8, dict.fromkeys(ONCE, 1) | {"record": 4})
