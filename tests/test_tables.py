"""Tables have the same columns and dtypes whatever is in them, and tell where each row comes from."""

import msgspec
import pytest
from pandas import DataFrame

from tests.builders import a_codebook, a_mention, a_naming, a_span, a_stance, an_action, an_annotation, an_article
from workbench import tables
from workbench.records import Article, Decision, Region, Stance, Status
from workbench.tables import Tables, columns

TEXT = "😀 Abu Bakr said: “Türkiye must leave.”\r\nThe so-called\u00a0Army İmam agreed with Abu Bakr."
SUBSCRIBE = "Subscribe now"
CODEBOOK = a_codebook({"bakr": "Abu Bakr", "army": "Army of Imams", "turkey": "Türkiye"})
SCHEMAS = {
    "mentions": columns.MENTIONS,
    "stances": columns.STANCES,
    "namings": columns.NAMINGS,
    "articles": columns.ARTICLES,
    "actions": columns.ACTIONS,
}


def a_labelled_set() -> Tables:
    article = an_article(TEXT)
    reading = an_annotation(
        article, a_mention(TEXT, "Abu Bakr"), a_stance(TEXT, "must leave"), a_naming(TEXT, "so-called")
    )
    return Tables([reading], [article], CODEBOOK, {"ann": [an_action(article, "add", seq=1, ms=900)]})


def dtypes(table: DataFrame) -> dict[str, str]:
    return {str(name): str(dtype) for name, dtype in table.dtypes.items()}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_table_without_rows_has_the_columns_and_dtypes_of_one_with_rows(name: str) -> None:
    empty, filled = getattr(Tables([], [], CODEBOOK, {}), name), getattr(a_labelled_set(), name)
    assert (len(empty), len(filled)) == (0, 1)
    assert dtypes(empty) == dtypes(filled) == SCHEMAS[name]


def test_a_row_has_the_words_that_its_offsets_point_at() -> None:
    made = a_labelled_set()
    assert [TEXT[row.start : row.end] for row in made.mentions.itertuples()] == ["Abu Bakr"]
    assert [TEXT[row.start : row.end] for row in made.namings.itertuples()] == ["so-called"]
    stance = made.stances.iloc[0]
    assert TEXT[stance["start"] : stance["end"]] == stance["evidence"] == "must leave"


@pytest.mark.parametrize("id_", ["0012", "None", "nan", "1e3", "NA", ""])
def test_ids_stay_the_strings_that_they_are(id_: str) -> None:
    article = an_article(TEXT, id_)
    reading = an_annotation(article, a_mention(TEXT, "Abu Bakr", entity=id_), annotator="007")
    row = tables.mentions([reading], [article], CODEBOOK).iloc[0]
    assert (row["article"], row["entity"], row["annotator"]) == (id_, id_, "007")


def test_what_was_taken_as_suggested_is_accepted_whatever_spoke_for_it_and_its_further_passages_are_counted() -> None:
    article = an_article(TEXT)
    taken = msgspec.structs.replace(a_stance(TEXT, "must leave"), by="s 1", also=(a_span(TEXT, "agreed"),))
    suggested = msgspec.structs.replace(taken, score=0.9, why="“must”", sure=True)
    reading = an_annotation(article, s=taken, fate=Decision("accepted", suggested))
    row = tables.stances([reading], [article], CODEBOOK).iloc[0]
    assert (row["fate"], row["also"], row["detached"]) == ("accepted", 1, False)
    other = an_article(TEXT.replace("agreed", "argued"))
    assert tables.stances([reading], [other], CODEBOOK)["detached"].tolist() == [True]


def test_what_was_not_given_is_an_empty_string_and_grouping_keeps_it() -> None:
    article = an_article(TEXT)
    nobody = Stance(None, None, "support", "quoted", a_span(TEXT, "agreed"))
    reading = an_annotation(article, nobody, a_mention(TEXT, "Abu Bakr"), a_naming(TEXT, "so-called", actor=None))
    made = Tables([reading], [article], CODEBOOK, {})
    assert not any(getattr(made, name).isna().any(axis=None) for name in SCHEMAS)
    assert (made.stances["actor_label"].tolist(), made.namings["refers_to_label"].tolist()) == ([""], [""])
    assert made.stances[["holder", "actor", "target", "target_type"]].iloc[0].tolist() == ["", "", "", ""]
    assert made.mentions.groupby("entity").size().to_dict() == {"": 1}
    assert made.namings["refers_to"].tolist() == [""]


def test_rows_come_in_the_order_of_articles_then_annotators_then_text() -> None:
    first, second = an_article(TEXT, "b"), an_article(TEXT, "a")
    words = [a_mention(TEXT, "Army İmam"), a_mention(TEXT, "Türkiye")]
    readings = [
        an_annotation(article, *words, annotator=name) for name in ("cleo", "ann") for article in (second, first)
    ]
    made = tables.mentions(iter(readings), iter([first, second]), CODEBOOK)
    rows = list(zip(made["article"], made["annotator"], made["quote"], strict=True))
    assert rows == [(id_, name, word) for id_ in "ba" for name in ("ann", "cleo") for word in ("Türkiye", "Army İmam")]


def test_a_region_as_the_annotator_corrected_it_counts_for_that_annotator_only() -> None:
    article = an_article(f"{TEXT}\n{SUBSCRIBE}")
    span = a_span(article.text, SUBSCRIBE)
    call = a_mention(article.text, "now", label="ORG")
    clutter = Region(span.start, span.end, span.quote, "boilerplate")
    readings = [an_annotation(article, call), an_annotation(article, call, annotator="ben", region=clutter)]
    made = tables.mentions(readings, [article], CODEBOOK)
    assert dict(zip(made["annotator"], made["region"], strict=True)) == {"ann": "body", "ben": "boilerplate"}


def test_an_article_without_regions_is_all_body() -> None:
    article = Article("0012", TEXT)
    reading = an_annotation(article, a_mention(TEXT, "Abu Bakr"))
    assert tables.mentions([reading], [article], CODEBOOK)["region"].tolist() == ["body"]
    assert tables.articles([reading], [article], CODEBOOK, {})["words"].tolist() == [len(TEXT.split())]


def test_words_are_those_of_title_standfirst_and_body() -> None:
    text = "Home\nBread is dear\nBread costs more."
    regions = [("boilerplate", "Home"), ("title", "Bread is dear"), ("body", "Bread costs more.")]
    spans = [(type_, a_span(text, words)) for type_, words in regions]
    article = Article("1", text, regions=tuple(Region(s.start, s.end, s.quote, type_) for type_, s in spans))
    assert tables.articles([], [article], CODEBOOK, {})["words"].tolist() == [6]


def test_records_whose_words_are_gone_stay_in_the_table_marked() -> None:
    before, after = an_article(TEXT), an_article(TEXT.replace("Abu Bakr said", "Abu Omar said"))
    reading = an_annotation(before, a_mention(TEXT, "Abu Bakr"), a_mention(TEXT, "Türkiye"))
    made = tables.mentions([reading], [after], CODEBOOK)
    assert dict(zip(made["quote"], made["detached"], strict=True)) == {"Abu Bakr": True, "Türkiye": False}
    assert made.attrs["excluded"] == 1


def test_an_annotated_article_that_is_gone_keeps_its_rows() -> None:
    reading = an_annotation(an_article(TEXT, "gone"), a_mention(TEXT, "Abu Bakr"))
    made = Tables([reading], [an_article(TEXT, "here")], CODEBOOK, {})
    assert made.mentions[["article", "detached"]].values.tolist() == [["gone", True]]
    assert made.articles["article"].tolist() == ["here", "gone"]


def test_fate_tells_a_suggestion_taken_as_it_was_from_one_that_was_changed() -> None:
    article = an_article(TEXT)
    proposed = msgspec.structs.replace(a_mention(TEXT, "Abu Bakr"), by="gazetteer 1")
    shorter = msgspec.structs.replace(a_mention(TEXT, "Bakr"), by="gazetteer 1")
    other = msgspec.structs.replace(a_mention(TEXT, "Türkiye"), by="gazetteer 1")
    by_hand = a_mention(TEXT, "Army İmam")
    decisions = {"s1": Decision("edited", proposed), "s2": Decision("accepted", other)}
    reading = an_annotation(article, shorter, other, by_hand, **decisions)
    made = tables.mentions([reading], [article], CODEBOOK)
    fates = {"Bakr": "edited", "Türkiye": "accepted", "Army İmam": ""}
    assert dict(zip(made["quote"], made["fate"], strict=True)) == fates


def test_who_speaks_for_a_body_counts_as_that_body() -> None:
    article = an_article(TEXT)
    own = Stance("bakr", "topic:exit", "support", "quoted", a_span(TEXT, "must leave"))
    reading = an_annotation(article, own, msgspec.structs.replace(own, on_behalf_of="army", target="turkey"))
    made = tables.stances([reading], [article], CODEBOOK)
    assert made["holder_name"].tolist() == ["Abu Bakr", "Abu Bakr"]
    assert made["actor_name"].tolist() == ["Abu Bakr", "Army of Imams"]
    assert made["actor_label"].tolist() == ["ORG", "ORG"]
    assert made["target_type"].tolist() == ["topic", "entity"]


def test_one_term_is_one_group_however_it_is_written() -> None:
    text = "So-called Army. The so-called\u00a0army."
    namings = a_naming(text, "So-called Army"), a_naming(text, "so-called\u00a0army")
    article = an_article(text)
    made = tables.namings([an_annotation(article, *namings)], [article], CODEBOOK)
    assert made["term"].unique().tolist() == ["so-called army"]
    assert made["quote"].tolist() == ["So-called Army", "so-called\u00a0army"]


def test_every_article_has_a_row_for_every_annotator() -> None:
    begun, untouched = an_article(TEXT, "1"), an_article(TEXT, "2")
    readings = [
        an_annotation(begun, status=Status("done")),
        an_annotation(begun, a_mention(TEXT, "Bakr"), annotator="ben"),
    ]
    made = tables.articles(readings, [begun, untouched], CODEBOOK, {})
    rows = list(zip(made["article"], made["annotator"], made["status"], made["n_mentions"], strict=True))
    assert rows == [
        ("1", "ann", "done", 0),
        ("1", "ben", "started", 1),
        ("2", "ann", "untouched", 0),
        ("2", "ben", "untouched", 0),
    ]


def test_before_anybody_begins_there_is_a_row_an_article() -> None:
    made = tables.articles([], [an_article(TEXT, "1"), an_article(TEXT, "2")], CODEBOOK, {})
    assert made[["article", "annotator", "status"]].values.tolist() == [["1", "", "untouched"], ["2", "", "untouched"]]


def test_the_time_on_an_article_is_that_of_its_annotators_actions_undone_ones_too() -> None:
    begun, opened = an_article(TEXT, "1"), an_article(TEXT, "2")
    mine = [an_action(begun, "add", ms=1200), an_action(begun, "undo", ms=350), an_action(opened, "status", ms=90)]
    readings = [an_annotation(begun, annotator="ann"), an_annotation(begun, annotator="ben")]
    theirs = [an_action(begun, "add", ms=5000)]
    made = tables.articles(readings, [begun, opened], CODEBOOK, {"ann": iter(mine), "ben": theirs})
    rows = list(zip(made["article"], made["annotator"], made["seconds"], strict=True))
    assert rows == [("1", "ann", 1.55), ("1", "ben", 5.0), ("2", "ann", 0.09), ("2", "ben", 0.0)]


def test_an_action_tells_its_group_and_what_was_suggested_then() -> None:
    article = an_article(TEXT)
    done = [an_action(article, "propagate", group="g1", assist="blind"), an_action(article, "add")]
    made = tables.actions({"ann": done}, CODEBOOK)
    assert made[["group", "assist"]].values.tolist() == [["g1", "blind"], ["", ""]]


def test_all_tables_are_made_of_actions_that_can_be_read_only_once() -> None:
    article = an_article(TEXT)
    made = Tables([an_annotation(article)], [article], CODEBOOK, {"ann": iter([an_action(article, "add", ms=900)])})
    assert (made.articles["seconds"].sum(), made.actions["ms"].sum()) == (0.9, 900)


def test_actions_keep_their_order_and_their_active_time() -> None:
    article = an_article(TEXT)
    done = [an_action(article, "add", seq=1, ms=1200), an_action(article, "undo", seq=2, ms=300)]
    made = tables.actions({"ben": done[:1], "ann": done}, CODEBOOK)
    rows = list(zip(made["annotator"], made["do"], made["ms"], strict=True))
    assert rows == [("ann", "add", 1200), ("ann", "undo", 300), ("ben", "add", 1200)]
    assert made.attrs["n_annotators"] == 2


@pytest.mark.parametrize("name", ["mentions", "stances", "namings", "articles"])
def test_a_table_says_how_many_articles_and_annotators_and_which_codebook(name: str) -> None:
    articles = [an_article(TEXT, id_) for id_ in "123"]
    opened = an_annotation(articles[2], status=Status("untouched"), annotator="cleo")
    readings = [
        an_annotation(article, a_mention(TEXT, "Bakr"), annotator=name)
        for article in articles[:2]
        for name in ("ann", "ben")
    ]
    attrs = getattr(Tables([*readings, opened], articles, CODEBOOK, {}), name).attrs
    nothing_lost = {"excluded": 0, "disputed": 0, "damaged": 0, "missing": 0}
    assert attrs == {"n_articles": 2, "n_annotators": 2, "n_adjudicated": 0, "codebook": "7.2", **nothing_lost}


def test_what_a_table_says_of_itself_survives_choosing_rows() -> None:
    chosen = a_labelled_set().stances.query("polarity == 'support'")
    assert chosen.empty
    assert chosen.attrs["codebook"] == "7.2"


def test_making_tables_changes_nothing_that_they_are_made_of() -> None:
    article = an_article(TEXT)
    readings = [an_annotation(article, a_mention(TEXT, "Bakr"), annotator=name) for name in ("zoe", "ann")]
    before = msgspec.json.encode([readings, [article]])
    made = Tables(readings, [article], CODEBOOK, {"zoe": [an_action(article, "add")]})
    for name in SCHEMAS:
        getattr(made, name)
    assert msgspec.json.encode([readings, [article]]) == before


def test_what_sessions_left_in_two_ways_is_marked_and_counted() -> None:
    article = an_article(TEXT)
    bakr, army = a_mention(TEXT, "Abu Bakr"), a_mention(TEXT, "Army İmam")
    reading = msgspec.structs.replace(an_annotation(article, bakr, army), disputed={"2": (army, None)})
    made = tables.mentions([reading], [article], CODEBOOK)
    assert dict(zip(made["quote"], made["disputed"], strict=True)) == {"Abu Bakr": False, "Army İmam": True}
    assert made.attrs["disputed"] == 1


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_table_carries_what_of_the_logs_it_does_not_hold(name: str) -> None:
    made = Tables([], [], CODEBOOK, {}, damaged=2, missing=3)
    assert (getattr(made, name).attrs["damaged"], made.all()[name].attrs["missing"]) == (2, 3)


def test_a_row_says_whether_somebody_has_decided_between_the_readings_of_its_article() -> None:
    articles = [an_article(TEXT, id_) for id_ in "12"]
    done = Status("done")
    readings = [
        an_annotation(article, a_mention(TEXT, "Abu Bakr"), annotator=name, status=done)
        for article in articles
        for name in ("ann", "ben")
    ]
    decided = an_annotation(articles[0], a_mention(TEXT, "Abu Bakr"), annotator="adjudicated", status=done)
    made = Tables([*readings, decided], articles, CODEBOOK, {})
    for table in (made.mentions, made.articles):
        rows = zip(table["article"], table["annotator"], table["adjudicated"], strict=True)
        assert [*rows] == [
            ("1", "adjudicated", True),
            ("1", "ann", True),
            ("1", "ben", True),
            ("2", "ann", False),
            ("2", "ben", False),
        ]
        assert (table.attrs["n_annotators"], table.attrs["n_adjudicated"]) == (2, 1)
