"""What is planted is there, as often as planned, and nothing else is."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.agreement.planting import Crowded, Plan, planted, planted_apart
from tests.agreement.seeds import seed_project, seed_readings
from tests.builders import ROOT
from workbench.agreement.differences import differences
from workbench.placing import attached
from workbench.project import Project
from workbench.records import Annotation, Status

READINGS = seed_readings()
ARTICLES = Project(ROOT).articles
EVERY: Plan = {
    **{("mention", kind): 1 for kind in ("found", "span", "label", "type", "entity")},
    **{("stance", kind): 1 for kind in ("found", "holder", "target", "turned", "polarity", "voice", "evidence")},
    **{("naming", kind): 1 for kind in ("found", "span", "refers_to", "valence", "frame_class", "voice")},
}
"""One of nearly every kind, which the shortest of the seeds has room for."""
LATER: Plan = {("stance", kind): 1 for kind in ("condition", "on_behalf_of", "certainty", "polarity", "found")}


def found(*readings: Annotation) -> dict[tuple[str, str], int]:
    return dict(Counter((each.record, each.kind) for each in differences(readings)))


def expected(plan: Plan) -> Mapping[tuple[str, str], int]:
    counted: Counter[tuple[str, str]] = Counter()
    for (record, kind), number in plan.items():
        counted[record, "holder" if kind == "turned" else kind] += number
    return dict(counted)


@pytest.mark.parametrize("article", READINGS)
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("plan", [EVERY, LATER, {}], ids=["every", "later", "none"])
def test_a_comparison_finds_what_was_planted(article: str, seed: int, plan: Plan) -> None:
    first = READINGS[article]
    second = planted(first, plan, seed, "ben")
    assert found(first, second) == found(second, first) == expected(plan)
    assert all(attached(each, ARTICLES[article]) for each in second.records.values())
    assert second.status == "done"
    assert not ({*first.records} & {*second.records}) - {"status"}


def test_regions_too(tmp_path: Path) -> None:
    plan = {("region", "type"): 1, ("region", "span"): 1, ("region", "found"): 1}
    for article in ("000_0013787b2693f223", "002_7182a8f42e8688d0"):
        assert found(READINGS[article], planted(READINGS[article], plan, 1, "ben")) == plan


@pytest.mark.parametrize("article", READINGS)
def test_three_readers_differ_in_the_sum_of_their_plans(article: str) -> None:
    first = READINGS[article]
    plans = {"ben": LATER, "cem": {("mention", "label"): 2, ("naming", "found"): 1, ("stance", "voice"): 1}}
    others = planted_apart(first, plans, 3)
    assert found(first, *others.values()) == Counter(LATER) + Counter(plans["cem"])
    assert found(first, others["cem"]) == plans["cem"]


def test_the_same_seed_plants_the_same() -> None:
    first = READINGS["000_0013787b2693f223"]
    assert planted(first, EVERY, 1, "ben") == planted(first, EVERY, 1, "ben") != planted(first, EVERY, 2, "ben")


def test_what_there_is_no_room_for_is_told() -> None:
    with pytest.raises(Crowded, match="no room for one more valence of a naming"):
        planted(READINGS["002_7182a8f42e8688d0"], {("naming", "valence"): 10}, 1, "ben")


def test_logs_say_what_the_readings_say(tmp_path: Path) -> None:
    first = [*READINGS.values()]
    second = [planted(each, EVERY, 1, "ben") for each in first]
    project = seed_project(tmp_path / "p", [*first, *second], codebook="\n[desk]\nseed = 5\n")
    read = {(each.annotator, each.article): each for each in project.annotations}
    assert len(read) == 10
    for each in (*first, *second):
        there = read[each.annotator, each.article]
        assert there.records == {"status": Status("done"), **each.records}
    assert project.codebook.desk.seed == 5
    assert not project.problems
