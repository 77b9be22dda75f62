"""A figure alone tells what was counted, from where, when, by whom, by which rules, and what was left out."""

import pytest
from msgspec.structs import replace
from pandas import DataFrame

from tests.builders import a_codebook, a_mention, a_naming, a_stance, an_annotation, an_article
from workbench.counting import counted, labels, many, more, outlets_and_period, provenance
from workbench.records import Region, Status
from workbench.tables import Tables

TEXT = "Turkey backs the deal."
MENTION = ["label", "entity"]


def caption(table: DataFrame, noun: str = "mention") -> list[str]:
    return counted(table, MENTION, noun).caption.splitlines()


def a_labelled_set(outlets: str = "AAB", days: tuple[str, ...] = ("2018-09-23", "2018-10", ""), **lost: int) -> Tables:
    """An article for each outlet and day, all read by ann and ben."""
    articles = [
        replace(an_article(TEXT, f"{number}"), outlet=outlet.strip(), published=day)
        for number, (outlet, day) in enumerate(zip(outlets, days, strict=True))
    ]
    readings = [
        an_annotation(each, a_mention(TEXT, "Turkey"), annotator=name) for each in articles for name in ("ann", "ben")
    ]
    return Tables(readings, articles, a_codebook({}), {}, **lost)


def test_it_begins_with_how_many_in_how_many_articles_and_by_whom_they_were_read() -> None:
    assert (
        caption(a_labelled_set().mentions)[0]
        == "3 mentions in 3 of 3 annotated articles · 2 annotators · codebook\u00a07.2"
    )


@pytest.mark.parametrize(
    ("outlets", "days", "said"),
    [
        (
            "AAB",
            ("2018-09-23", "2018-10", ""),
            "2 outlets: A, B · published 2018-09-23 to 2018-10 · 1 article without a date",
        ),
        ("BAA", ("2018", "2018", "2018"), "2 outlets: A, B · published 2018"),
        (
            "A  ",
            ("soon", "", "2019-01-02T10:00Z"),
            "1 outlet: A · 2 articles without an outlet · published 2019-01-02 · 2 articles without a date",
        ),
        ("ABCDEF", ("2018",) * 6, "6 outlets: A, B, C, 3 more · published 2018"),
    ],
)
def test_it_tells_the_outlets_and_the_period_and_what_has_neither(
    outlets: str, days: tuple[str, ...], said: str
) -> None:
    assert caption(a_labelled_set(outlets, days).mentions)[1] == said


def test_only_articles_that_are_counted_are_told_of() -> None:
    made = a_labelled_set()
    made.mentions.loc[made.mentions["article"] == "2", "detached"] = True
    assert caption(made.mentions)[1] == "1 outlet: A · published 2018-09-23 to 2018-10"


def test_it_tells_what_was_chosen_and_what_of_the_logs_is_missing() -> None:
    made = a_labelled_set(damaged=1, missing=2).select(outlet="A", annotator="ben")
    assert caption(made.mentions)[1] == "Only outlet A; annotator ben."
    assert any("damaged" in line for line in caption(made.mentions))


@pytest.mark.parametrize(
    ("versions", "said"),
    [
        (("7.2", "7.2", "7.2"), "codebook\u00a07.2"),
        (("", "", ""), "codebook\u00a07.2"),
        (("7.0", "7.2", ""), "codebook\u00a07.2, read under 7.0 and 7.2"),
        (("7.0", "7.0", "7.0"), "codebook\u00a07.2, read under 7.0"),
        (("7.10", "7.9", "6"), "codebook\u00a07.2, read under 6, 7.9 and 7.10"),
    ],
)
def test_it_tells_under_which_versions_of_the_codebook_was_read(versions: tuple[str, ...], said: str) -> None:
    table = a_labelled_set().mentions
    table["codebook"] = [version for version in versions for _ in ("ann", "ben")]
    assert provenance(table) == f"2 annotators · {said}"


def test_of_many_versions_the_first_and_the_last_are_told() -> None:
    table = a_labelled_set("AAAA", ("2018",) * 4).mentions
    table["codebook"] = [f"{n}.0" for n in range(8)]
    assert provenance(table).endswith("read under 8 versions, 0.0 to 7.0")


def test_a_table_of_figures_tells_by_its_attributes_alone() -> None:
    table = DataFrame({"value": [0.5]})
    table.attrs = {"n_annotators": 3, "n_adjudicated": 1, "codebook": "2"}
    assert provenance(table) == "3 annotators · 1 article adjudicated · codebook\u00a02"


def test_what_is_left_out_is_told_with_the_reason() -> None:
    text = f"{TEXT}\nTurkey: more"
    regions = Region(0, len(TEXT), TEXT, "body"), Region(len(TEXT) + 1, len(text), text[len(TEXT) + 1 :], "boilerplate")
    article = replace(an_article(text), regions=regions)
    gone = a_mention("Moscow agreed", "Moscow")
    said = a_mention(text, "Turkey"), a_mention(text, "Turkey", after=TEXT), gone
    table = Tables([an_annotation(article, *said)], [article], a_codebook({}), {}).mentions
    left_out = "Left out: 1 outside title, standfirst and body; 1 whose words are no longer in the text."
    assert left_out in caption(table)
    assert (len(counted(table, MENTION, "mention").every), len(counted(table, MENTION, "mention").rows)) == (1, 1)


@pytest.mark.parametrize(
    ("readings", "why"),
    [
        (0, "Nobody has annotated an article yet."),
        (1, "There are no mentions to draw."),
        (2, "None of the mentions can be counted. Left out: 1 whose words are no longer in the text."),
        (3, ""),
    ],
)
def test_where_nothing_is_drawn_the_reason_is_told(readings: int, why: str) -> None:
    article = an_article(TEXT)
    records = [], [a_stance(TEXT, "backs")], [a_mention("Moscow", "Moscow")], [a_mention(TEXT, "Turkey")]
    reading = [an_annotation(article, *records[readings])] if readings else []
    assert counted(Tables(reading, [article], a_codebook({}), {}).mentions, MENTION, "mention").why == why


def test_of_an_adjudicated_article_what_was_decided_counts_and_it_is_told() -> None:
    article, done = an_article(TEXT), Status("done")
    readings = [
        an_annotation(article, a_mention(TEXT, "Turkey", "STATE"), annotator=name, status=done)
        for name in ("ann", "ben")
    ]
    decided = an_annotation(article, a_mention(TEXT, "Turkey", "PLACE"), annotator="adjudicated", status=done)
    table = Tables([*readings, decided], [article], a_codebook({}), {}).mentions
    assert counted(table, MENTION, "mention").rows["label"].tolist() == ["PLACE"]
    assert "2 annotators · 1 article adjudicated · codebook" in caption(table)[0]


def test_what_sessions_left_in_two_ways_is_told() -> None:
    article = an_article(TEXT)
    mention = a_mention(TEXT, "Turkey")
    reading = replace(an_annotation(article, mention), disputed={"1": (mention, None)})
    said = caption(Tables([reading], [article], a_codebook({}), {}).mentions)[-1]
    assert said == "1 mention left in two ways by one person's sessions apart; one way counts."


def test_numbers_have_their_noun_and_large_ones_can_be_read() -> None:
    assert (many(1, "entity"), many(12345, "entity"), many(0, "article")) == (
        "1 entity",
        "12,345 entities",
        "0 articles",
    )
    assert more({"actor": 1, "entity": 2}) == "Not shown: 1 more actor and 2 more entities, the least frequent."
    assert (more({"actor": 0}), outlets_and_period({}, [])) == ("", "")


def test_a_long_name_leaves_room_for_the_others_and_stays_on_its_line() -> None:
    assert outlets_and_period({"x" * 300: 2, "B\nC": 1}, ["2018"]) == f"2 outlets: {'x' * 30} …, B C · published 2018"


def test_what_has_the_name_of_another_is_told_by_its_id_too() -> None:
    rows = DataFrame({"id": ["a", "b", "a", "c", "", "d"], "name": ["Old", "New", "New", "", "?", "Dee"]})
    assert labels(rows, "id", "name", "nobody") == {"a": "New (a)", "b": "New (b)", "c": "c", "": "nobody", "d": "Dee"}
    assert labels(rows, "name", "name", "nobody") == {name: name or "nobody" for name in ("Old", "New", "", "?", "Dee")}


def test_a_naming_counts_by_its_own_columns() -> None:
    article = an_article(TEXT)
    table = Tables([an_annotation(article, a_naming(TEXT, "Turkey"))], [article], a_codebook({}), {}).namings
    assert counted(table, ["term", "refers_to"], "naming term").caption.startswith("1 naming term in 1 of 1")
