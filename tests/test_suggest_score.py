"""The suggestions keep above the floors on the reference reading, and the measure counts what it says."""

import msgspec

from tests.measure import score
from workbench.project import open_project


def test_the_floors_are_kept_on_the_reference_reading() -> None:
    total = sum((score.counted(pair) for pair in score.pairs(open_project(score.ROOT))), score.Counter())
    assert score.broken(score.figures(total)) == []


def test_the_reference_itself_scores_full_marks() -> None:
    for pair in score.pairs(open_project(score.ROOT)):
        kinds = score.Mention | score.Naming | score.Stance
        own = [each for each in pair.reference.records.values() if isinstance(each, kinds)]
        figures = score.figures(score.counted(score.Pair(pair.article, pair.reference, own, pair.variants)))
        assert {
            name: share for name, share in figures.items() if share != 1.0 and not name.startswith(("boil", "region"))
        } == {}


def test_a_wrong_holder_and_a_shifted_name_cost_what_they_should() -> None:
    pair = next(score.pairs(open_project(score.ROOT)))
    kinds = score.Mention | score.Stance
    own = [each for each in pair.reference.records.values() if isinstance(each, kinds)]
    spoiled = [
        msgspec.structs.replace(each, start=each.start + 1) if isinstance(each, score.Mention) else _by_nobody(each)
        for each in own
    ]
    figures = score.figures(score.counted(score.Pair(pair.article, pair.reference, spoiled, pair.variants)))
    assert figures["mentions, exact recall"] == 0.0
    assert figures["mentions, overlap F1"] == 1.0
    assert figures["stance evidence, recall"] == 1.0
    assert figures["stance holder, recall"] == 0.0


def _by_nobody(stance: score.Stance) -> score.Stance:
    return msgspec.structs.replace(stance, holder="unnamed:nobody")
