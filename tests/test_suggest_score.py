"""The suggestions keep above the floors on the reference reading, and the measure counts what it says."""

from dataclasses import replace

import msgspec
import pytest

from tests.measure.eval.counting import counted, figures, total
from tests.measure.eval.reference import ROOT, Reading, broken, readings
from workbench.project import open_project
from workbench.records import Mention, Naming, Stance
from workbench.spans import Span, overlaps, span_at


@pytest.fixture(scope="module")
def read() -> list[Reading]:
    """What is suggested for the articles of the reference."""
    return list(readings(open_project(ROOT)))


def own(reading: Reading) -> list[Mention | Naming | Stance]:
    """What the reference itself has."""
    return [each for each in reading.reference.records.values() if isinstance(each, Mention | Naming | Stance)]


def test_the_floors_are_kept_on_the_reference_reading(read: list[Reading]) -> None:
    assert broken(figures(total(read))) == []


def test_the_reference_itself_scores_full_marks(read: list[Reading]) -> None:
    for reading in read:
        found = figures(counted(replace(reading, suggested=own(reading))))
        assert {name: share for name, share in found.items() if share not in (1.0, None)} == {}


def test_a_wrong_holder_and_a_shifted_name_cost_what_they_should(read: list[Reading]) -> None:
    spoiled = [
        msgspec.structs.replace(each, start=each.start + 1) if isinstance(each, Mention) else _by_nobody(each)
        for each in own(read[0])
        if not isinstance(each, Naming)
    ]
    found = figures(counted(replace(read[0], suggested=spoiled)))
    assert found["mentions, exact recall"] == 0.0
    assert found["mentions, overlap F1"] == 1.0
    assert found["PERSON, exact F1"] == 0.0
    assert found["PERSON, overlap F1"] == 1.0
    assert found["stance evidence, recall"] == 1.0
    assert found["stance holder, recall"] == 0.0


def test_a_person_taken_for_a_group_costs_both_labels(read: list[Reading]) -> None:
    mentions = [each for each in own(read[0]) if isinstance(each, Mention)]
    taken = [msgspec.structs.replace(each, label="ORG") if each.label == "PERSON" else each for each in mentions]
    count = counted(replace(read[0], suggested=taken))
    found = figures(count)
    assert found["mentions, exact F1"] == 1.0
    assert found["PERSON, exact F1"] == 0.0
    assert count["ORG not exact"] == count["PERSON names"]
    assert found["labels right"] == pytest.approx(1 - _share_of_persons(read[0]))


def test_a_further_passage_finds_a_position_but_does_not_make_a_suggestion_right(read: list[Reading]) -> None:
    stances = [each for each in own(read[0]) if isinstance(each, Stance)]
    elsewhere = _nobodys_letter(read[0])
    moved = [msgspec.structs.replace(each, evidence=elsewhere, also=(each.evidence,)) for each in stances]
    read_all = Reading(read[0].article, read[0].reference, list(moved), read[0].variants)
    found = figures(counted(read_all))
    assert found["stance whole, recall"] == 1.0
    assert found["stance evidence, recall at first"] == 0.0
    assert found["stance evidence, precision"] == 0.0


def test_sure_is_judged_by_what_is_marked_so(read: list[Reading]) -> None:
    stances = [each for each in own(read[0]) if isinstance(each, Stance)]
    wrong = msgspec.structs.replace(stances[0], polarity="neutral", sure=True)
    right = msgspec.structs.replace(stances[-1], sure=True)
    found = figures(counted(replace(read[0], suggested=[wrong, right, *stances[1:-1]])))
    assert found["sure, whole right"] == 0.5


def _nobodys_letter(reading: Reading) -> Span:
    """A letter in what is read that shows no position."""
    letters = (span_at(reading.article.text, at, at + 1) for at in range(len(reading.article.text)))
    shown = [each.evidence for each in reading.reference.stances.values()]
    return next(each for each in letters if reading.read(each) and not any(overlaps(each, other) for other in shown))


def _by_nobody(stance: Stance) -> Stance:
    return msgspec.structs.replace(stance, holder="unnamed:nobody")


def _share_of_persons(reading: Reading) -> float:
    count = counted(replace(reading, suggested=own(reading)))
    return count["PERSON names"] / count["names"]
