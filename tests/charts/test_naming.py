"""How outlets name the same actors in the same period: whose words count, what is compared, and how sure a share is."""

from collections.abc import Sequence

from msgspec.structs import replace

from tests.builders import a_codebook, a_naming, an_annotation, an_article
from tests.test_charts import caption, words
from workbench import charts
from workbench.charts.behind import marks
from workbench.records import Naming
from workbench.tables import Tables

TEXT = "Terrorists, militants and rebels of HTS; gunmen of the army."
NAMES = {"hts": "HTS", "army": "The Army"}
AGAINST, FOR = a_naming(TEXT, "Terrorists", "hts", "delegitimising"), a_naming(TEXT, "rebels", "hts", "neutral")


def a_table(*said: tuple[str, str, Sequence[Naming]]) -> Tables:
    """An article for each (outlet, day, namings)."""
    articles = [
        replace(an_article(TEXT, f"{n:03}"), outlet=outlet, published=day) for n, (outlet, day, _) in enumerate(said)
    ]
    readings = [an_annotation(article, *namings) for article, (_, _, namings) in zip(articles, said, strict=True)]
    return Tables(readings, articles, a_codebook(NAMES), {})


def test_a_bar_has_all_own_terms_for_an_actor_and_the_share_against_with_its_n() -> None:
    militants = a_naming(TEXT, "militants", "hts", "negative")
    made = a_table(("Post", "", [AGAINST, FOR]), ("Post", "", [militants]), ("Times", "", [FOR]))
    ax = charts.naming_by_outlet(made.namings)
    assert {"HTS", "Post", "Times", "67 % (–) of 3 in 2 articles", "0 % (–) of 1 in 1 article"} <= set(words(ax))
    assert "Shown: HTS in Post: delegitimising or negative 67 % (no interval: 2 articles" in charts.told(ax)
    parts = {(row["outlet"], row["of"]): (row["n"], row["share"]) for row in charts.values(ax)}
    assert parts["Post", "delegitimising"] == (1, 0.333333)
    assert parts["Times", "neutral"] == (1, 1)


def test_what_somebody_is_quoted_with_is_in_no_bar() -> None:
    made = a_table(("Post", "", [FOR, replace(AGAINST, voice="quoted"), replace(AGAINST, voice="reported")]))
    ax = charts.naming_by_outlet(made.namings)
    assert "0 % (–) of 1 in 1 article" in words(ax)
    assert "Not the outlet's own words, left out: 2." in caption(ax)


def test_a_share_has_an_interval_from_ten_articles_on_and_else_the_reason() -> None:
    few = a_table(*[("Post", "", [AGAINST, FOR])] * 9)
    enough = a_table(*[("Post", "", [AGAINST] if n % 2 else [FOR]) for n in range(20)])
    assert "no interval for 1 of 1: 9 articles" in caption(charts.naming_by_outlet(few.namings))
    ax = charts.naming_by_outlet(enough.namings)
    (share,) = [row for row in charts.values(ax) if row["articles"]]
    assert 0.2 < float(share["low"] or 0) < 0.5 < float(share["high"] or 0) < 0.8
    ends = f"{100 * float(share['low'] or 0):.0f}–{100 * float(share['high'] or 0):.0f}"
    assert f"50 % ({ends}) of 20 in 20 articles" in words(ax)
    assert "no interval" not in caption(ax)


def test_one_actor_is_chosen_by_id_or_by_name() -> None:
    made = a_table(("Post", "", [AGAINST, a_naming(TEXT, "gunmen", "army", "negative")]))
    for wanted in ("army", "The Army", ["army"]):
        said = words(charts.naming_by_outlet(made.namings, actor=wanted))
        assert "The Army" in said
        assert "HTS" not in said
    assert any("no naming terms" in each for each in words(charts.naming_by_outlet(made.namings, actor="nobody")))


def test_only_months_that_all_outlets_cover_are_compared_and_the_rest_is_told() -> None:
    said = [("Post", f"2018-{month:02}-09", [AGAINST]) for month in (1, 5, 6, 9)]
    said += [("Times", day, [FOR]) for day in ("2018-05-01", "2018-06-30", "")]
    ax = charts.naming_by_outlet(a_table(*said).namings)
    assert "Only 2018-04 to 2018-07, which all these outlets cover, give or take a month" in caption(ax)
    assert "left out: 2 namings outside it, 1 naming without a month." in caption(ax)
    assert {"100 % (–) of 2 in 2 articles", "0 % (–) of 2 in 2 articles"} <= set(words(ax))


def test_what_an_outlet_covers_is_known_by_its_articles_where_they_are_given() -> None:
    said = [("Post", f"2018-{month:02}-09", [AGAINST]) for month in (1, 9)]
    said += [("Times", "2018-01-01", []), ("Times", "2018-05-01", [FOR]), ("Times", "2018-09-01", [])]
    made = a_table(*said)
    assert "of 2 in 2 articles" in " ".join(words(charts.naming_by_outlet(made.namings, articles=made.articles)))
    assert "Only 2018-04 to 2018-06" in caption(charts.naming_by_outlet(made.namings))


def test_outlets_of_different_times_are_drawn_with_a_warning() -> None:
    made = a_table(("Post", "2018-01-09", [AGAINST]), ("Times", "2018-09-09", [FOR]))
    told = "These outlets have no month in common, so time may explain what differs: Post 2018-01 to 2018-01;"
    assert told in caption(charts.naming_by_outlet(made.namings))
    undated = a_table(("Post", "2018", [AGAINST]), ("Times", "", [FOR]))
    assert "Dates do not tell whether these outlets" in caption(charts.naming_by_outlet(undated.namings))


def test_all_months_are_drawn_where_that_is_asked_for() -> None:
    said = [("Post", f"2018-{month:02}-09", [AGAINST]) for month in (1, 5, 6, 9)]
    made = a_table(*said, ("Times", "2018-05-01", [FOR]))
    ax = charts.naming_by_outlet(made.namings, period="all")
    assert "100 % (–) of 4 in 4 articles" in words(ax)
    assert "cover different periods, which may explain what differs: Post 2018-01 to 2018-09; Times" in caption(ax)


def test_a_project_with_valences_of_its_own_has_no_share_of_those_it_does_not_know() -> None:
    made = a_table(("Post", "", [replace(AGAINST, valence="kind"), replace(FOR, valence="harsh")]))
    assert "of 2 in 1 article" in words(charts.naming_by_outlet(made.namings))
    assert "50 % (–) of 2 in 1 article" in words(charts.naming_by_outlet(made.namings, against=["harsh"]))


def test_a_part_answers_which_namings_it_is_made_of() -> None:
    made = a_table(("Post", "", [AGAINST, FOR]), ("Times", "", [AGAINST]))
    ax = charts.naming_by_outlet(made.namings)
    behind = charts.where(ax, refers_to="hts", outlet="Post", valence="delegitimising")
    assert [*behind["quote"]] == ["Terrorists"]
    assert [*behind["article"]] == ["000"]
    assert [len(charts.where(ax, **mark.where)) for mark in marks(ax)] == [mark.shown["n"] for mark in marks(ax)]


def test_terms_of_outlets_are_of_the_actor_asked_for_and_terms_of_actors_of_the_outlet() -> None:
    army = a_naming(TEXT, "gunmen", "army", "negative")
    made = a_table(("Post", "", [AGAINST, army]), ("Times", "", [FOR]))
    of_actor = words(charts.terms_by_outlet(made.namings, actor="hts"))
    assert {"“Terrorists” HTS", "“rebels” HTS", "Post", "Times"} <= {*of_actor}
    assert "“gunmen” The Army" not in of_actor
    of_outlet = words(charts.terms_by_actor(made.namings, outlet="Post"))
    assert {"“Terrorists” as in 000", "“gunmen” as in 000", "HTS", "The Army", "−− 1", "− 1"} <= {*of_outlet}
    assert "“rebels” as in 001" not in of_outlet


def test_each_term_has_an_example_and_the_article_it_stands_in() -> None:
    ax = charts.terms_by_actor(a_table(("Post", "", [AGAINST]), ("Times", "", [AGAINST])).namings)
    assert [(row["n"], row["example"], row["article"]) for row in charts.values(ax)] == [(2, "Terrorists", "000")]
    assert len(charts.where(ax, term="terrorists", refers_to="hts")) == 2
