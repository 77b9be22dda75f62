"""The scripted analyst gets where it is sent, and what it did counts only then."""

from pathlib import Path

import pytest

from tests.browser.desk import Desk
from tests.browser.real import RealDesk, real_desk
from tests.builders import a_mention, a_naming, a_project, a_stance, an_annotation
from tests.measure.effort.gestures import Tally
from tests.measure.effort.trial import judged, work
from workbench.records import Annotation, Record

TEXT = "Talks in Astana\n\nTurkey rejected the plan. Turkey 🕊️ met rebels and Russia in Idlib.\n\nRussia backed Turkey."
TURKEY = a_mention(TEXT, "Turkey", "STATE", "turkey")
AGAIN = a_mention(TEXT, "Turkey", "STATE", "turkey", after="plan.")
LAST = a_mention(TEXT, "Turkey", "STATE", "turkey", after="backed")
IDLIB = a_mention(TEXT, "Idlib", "PLACE", "idlib")
RUSSIA = a_mention(TEXT, "Russia", "STATE", "russia")
BACKED = a_stance(TEXT, "Russia backed Turkey", "russia", "turkey", "support")


def worked(desk: Desk, folder: Path, suggested: list[Record], wanted: list[Record]) -> Tally:
    """What the analyst did to turn one into the other."""
    suggestions = {f"s{number}": each for number, each in enumerate(suggested)}
    real, reference = opened(desk, folder, suggestions, wanted)
    return work(real, reference, judged(reference, suggestions))


def opened(
    desk: Desk, folder: Path, suggestions: dict[str, Record], wanted: list[Record]
) -> tuple[RealDesk, Annotation]:
    project = a_project(folder, {"one": TEXT}, suggestions)
    return real_desk(desk.page, project, "ada", "one"), an_annotation(project.article("one"), *wanted)


def test_what_is_right_is_accepted_at_once(desk: Desk, tmp_path: Path) -> None:
    tally = worked(desk, tmp_path, [TURKEY, IDLIB], [TURKEY, IDLIB])
    assert tally.operators == "MM" + "KKK"  # b, Enter, d


def test_what_is_wrong_costs_a_click_and_a_key(desk: Desk, tmp_path: Path) -> None:
    assert worked(desk, tmp_path, [TURKEY, IDLIB], [IDLIB]).actions == 2 + 2 + 1


def test_a_name_said_again_is_labelled_with_the_first(desk: Desk, tmp_path: Path) -> None:
    alone = worked(desk, tmp_path / "alone", [], [TURKEY]).actions
    assert worked(desk, tmp_path / "thrice", [], [TURKEY, AGAIN, LAST]).actions < 2 * alone


def test_words_label_link_and_position_are_mended_and_added(desk: Desk, tmp_path: Path) -> None:
    longer = a_mention(TEXT, "Russia in Idlib", "STATE", "russia")
    short = a_stance(TEXT, "rejected the plan", "turkey", "topic:safe-zone")
    suggested: list[Record] = [
        longer,
        a_mention(TEXT, "Idlib", "STATE", "idlib"),
        short,
        a_naming(TEXT, "rebels", None),
    ]
    wanted: list[Record] = [
        RUSSIA,
        IDLIB,
        BACKED,
        a_stance(TEXT, "Turkey rejected the plan", "turkey", "topic:foreign-intervention"),
    ]
    worked(desk, tmp_path, suggested, [*wanted, a_naming(TEXT, "rebels", "syrian-rebels", voice="reported")])


def test_another_reading_than_the_wanted_one_does_not_count(desk: Desk, tmp_path: Path) -> None:
    real, reference = opened(desk, tmp_path, {}, [TURKEY, IDLIB])
    half = an_annotation(real.project.article("one"), TURKEY)
    with pytest.raises(AssertionError, match=r"did not become the reference reading.*idlib"):
        work(real, reference, judged(half, {}))
