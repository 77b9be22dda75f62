"""The tables of the work itself: what became of each suggestion, codes met, agreement and drift a row a figure."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace
from pandas import DataFrame

from tests.builders import a_mention, a_naming, a_stance, an_action, an_annotation, an_article
from workbench.agreement.drift import Row
from workbench.agreement.reliability import agreement
from workbench.codebook import Codebook
from workbench.records import ADJUDICATED, Action, Article, Decision, Entity, Record, Status, Topic
from workbench.tables import Tables
from workbench.tables.agreed import AGREEMENT, DRIFT
from workbench.tables.compared import INFLUENCE, PACE
from workbench.tables.decided import SUGGESTIONS
from workbench.tables.met import CODES, READ
from workbench.trouble import Trouble

TEXT = "Turkey rejects the plan. Russia backs the plan, and Aleppo waits for Ankara."
TURKEY = replace(a_mention(TEXT, "Turkey", "STATE", "turkey"), by="names 1", score=0.9)
RUSSIA = replace(a_mention(TEXT, "Russia", "STATE", "russia"), by="names 1")
PLAN = a_stance(TEXT, "rejects the plan", "turkey", "topic:plan")
CODEBOOK = Codebook(
    "7.2",
    "small",
    {},
    {},
    {},
    {},
    topics={"topic:plan": Topic("topic:plan", "The plan", ""), "topic:talks": Topic("topic:talks", "Talks", "")},
    entities={"turkey": Entity("turkey", "STATE", "Turkey"), "russia": Entity("russia", "STATE", "Russia")},
)
DONE: Record = Status("done")


def article(id_: str, outlet: str = "Post", published: str = "2018-09-23") -> Article:
    return replace(an_article(TEXT, id_), outlet=outlet, published=published)


def tables(
    records: Mapping[str, Record], articles: tuple[Article, ...] = (), actions: tuple[Action, ...] = ()
) -> Tables:
    """Each article read by ann with the same records; `fate_x` stands for `fate:x`."""
    named = {name.replace("fate_", "fate:"): record for name, record in records.items()}
    articles = articles or (article("001"),)
    done = actions or tuple(an_action(each, "accept", at="2026-11-22T10:00:00+00:00") for each in articles)
    readings = [replace(an_annotation(each, **named), codebook="7.2") for each in articles]
    return Tables(readings, articles, CODEBOOK, {"ann": done})


def outcomes(found: DataFrame) -> dict[str, str]:
    return dict(zip(found["record"], found["outcome"], strict=True))


def test_each_suggestion_is_a_row_with_what_became_of_it_and_so_is_what_nobody_suggested() -> None:
    found = tables(
        {
            "s1": TURKEY,
            "fate_s1": Decision("accepted", TURKEY),
            "fate_s2": Decision("rejected", RUSSIA),
            "fate_s3": Decision("left", PLAN),
            "m4": a_mention(TEXT, "Ankara", "PLACE"),
            "status": DONE,
        }
    ).quality.suggestions
    assert outcomes(found) == {"s1": "accepted", "s2": "rejected", "s3": "left", "m4": "by_hand"}
    assert found[["kind", "label", "quote"]].iloc[0].tolist() == ["mention", "STATE", "Turkey"]
    assert found.set_index("record").loc["s3", ["kind", "label", "quote"]].tolist() == [
        *("stance", "oppose", "rejects the plan")
    ]


def test_what_is_not_finished_or_was_read_blind_or_adjudicated_is_in_no_row() -> None:
    found: dict[str, Record] = {"fate_s1": Decision("rejected", TURKEY)}
    assert tables(found).quality.suggestions.empty
    blind = an_action(article("001"), "reject", assist="blind")
    assert tables({**found, "status": DONE}, actions=(blind,)).quality.suggestions.empty
    reading = an_annotation(article("001"), annotator=ADJUDICATED, status=DONE, **{"fate:s1": found["fate_s1"]})
    assert Tables([reading], [article("001")], CODEBOOK, {ADJUDICATED: ()}).quality.suggestions.empty


def test_the_time_of_a_decision_is_known_where_it_was_taken_alone() -> None:
    one, two, three = (Decision("rejected", each) for each in (TURKEY, RUSSIA, PLAN))
    here = article("001")
    actions = (
        an_action(here, "reject", {"fate:s1": one}, ms=2500),
        an_action(here, "reject", {"fate:s2": two, "fate:s3": three}, ms=900),
    )
    found = tables({"fate:s1": one, "fate:s2": two, "fate:s3": three, "status": DONE}, actions=actions)
    seconds = found.quality.suggestions.set_index("record")["seconds"]
    assert seconds["s1"] == 2.5
    assert seconds[["s2", "s3"]].isna().all()


@pytest.mark.parametrize(
    ("name", "columns"),
    [("suggestions", SUGGESTIONS), ("influence", INFLUENCE), ("pace", PACE), ("codes", CODES), ("read", READ)],
)
def test_a_table_of_nothing_has_the_columns_and_dtypes_of_one_of_something(name: str, columns: dict[str, str]) -> None:
    empty = getattr(Tables([], [], CODEBOOK, {}).quality, name)
    full = getattr(
        tables({"s1": TURKEY, "s2": PLAN, "fate_s1": Decision("accepted", TURKEY), "status": DONE}).quality, name
    )
    assert {column: str(dtype) for column, dtype in empty.dtypes.items()} == dict(columns)
    assert list(full.dtypes) == list(empty.dtypes)


def test_a_table_of_figures_says_from_where_and_when_its_articles_are() -> None:
    read = (article("001"), article("002", "", "2018"), article("003", "Times", "soon"))
    attrs = tables({"fate_s1": Decision("rejected", TURKEY), "status": DONE}, read).quality.suggestions.attrs
    assert attrs["outlets"] == {"Post": 1, "": 1, "Times": 1}
    assert attrs["days"] == ["2018-09-23", "2018", ""]
    assert (attrs["n_articles"], attrs["n_annotators"], attrs["codebook"], attrs["n_annotated"]) == (3, 1, "7.2", 3)


def test_a_record_has_all_the_codes_that_it_uses() -> None:
    behalf = replace(PLAN, on_behalf_of="russia")
    found = tables({"1": TURKEY, "2": behalf, "3": a_naming(TEXT, "Ankara", "turkey")}).quality.codes
    assert sorted(zip(found["record"], found["kind"], found["code"], strict=True)) == [
        ("1", "entity", "turkey"),
        ("1", "label", "STATE"),
        ("2", "entity", "russia"),
        ("2", "entity", "turkey"),
        ("2", "topic", "topic:plan"),
        ("3", "entity", "turkey"),
        ("3", "term", "ankara"),
    ]
    assert found[found["kind"] == "topic"][["name", "quote"]].to_numpy().tolist() == [["The plan", "rejects the plan"]]


def test_codes_know_the_topics_that_nobody_used() -> None:
    known = tables({"1": PLAN}).quality.codes.attrs["known"]
    assert known["topic"] == {"topic:plan": "The plan", "topic:talks": "Talks"}


def test_articles_come_in_the_order_in_which_they_were_first_finished() -> None:
    read = tuple(article(id_) for id_ in ("001", "002", "003", "004"))
    hours = {"001": "12", "002": "11", "003": "10"}
    actions = [an_action(each, "accept", at=f"2026-11-22T{hours.get(each.id, '09')}:00:00") for each in read]
    readings = [an_annotation(each, status=DONE) for each in read[:3]] + [an_annotation(read[3], TURKEY)]
    found = Tables(readings, read, CODEBOOK, {"ann": actions}).quality.read
    assert found["article"].tolist() == ["003", "002", "001", "004"]
    assert found["finished"].iloc[-1] == ""


def test_agreement_is_a_row_for_each_measure_with_a_value_or_the_reason_why_not() -> None:
    here = article("001")
    readings = [an_annotation(here, TURKEY, PLAN, annotator=who, status=DONE) for who in ("ana", "ben")]
    found = tables({}).quality.agreement(agreement(readings, articles={"001": here}, draws=10))
    assert [*found.columns] == [*AGREEMENT]
    assert found[found["value"].isna()]["why"].ne("").all()
    row = found[(found["variable"] == "mention") & (found["measure"] == "F1 overlap")].iloc[0]
    assert (row["value"], row["why"]) == (1.0, "1 double-coded article, and an interval needs 10")
    assert found.attrs["annotators"] == ("ana", "ben")
    assert found.attrs["outlets"] == {"Post": 1}


def test_drift_is_a_row_for_each_figure() -> None:
    rows = [
        Row("ana", "2026-W47", "label", "STATE", 5, 3, 30, 0.1, (0.03, 0.26)),
        Row("ana", "no date", "label", "STATE", 1, 0, 0),
    ]
    found = tables({"1": TURKEY, "status": DONE}).quality.drift(rows)
    assert [*found.columns] == [*DRIFT]
    assert found["low"].tolist()[0] == 0.03
    assert found["figure"].isna().tolist() == [False, True]
    assert (found.attrs["n_articles"], found.attrs["n_annotators"]) == (1, 1)


def test_of_a_selection_nothing_was_measured() -> None:
    found = tables({"1": TURKEY, "status": DONE}, (article("001"), article("002", "Times"))).select(outlet="Times")
    assert found.quality.suggestions.attrs["only"] == ("outlet Times",)
    with pytest.raises(Trouble, match="measured on all of the project, and these tables have only outlet Times"):
        found.quality.drift([])
