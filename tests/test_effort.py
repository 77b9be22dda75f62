"""What turning suggestions into a reading costs: on articles small enough to count by hand."""

import pytest

from tests.builders import a_mention, a_naming, a_stance
from tests.measure.effort.difference import Item, Labelled, difference, known, said
from tests.measure.effort.edges import is_sentence, is_whole, moves, reaches
from tests.measure.effort.gestures import Tally
from tests.measure.effort.hand import Hand, strokes
from tests.measure.effort.preview import shows
from tests.measure.effort.tools import PRODIGY, STUDIO, letters, worked

TEXT = "Turkey rejected the plan. The Army of Valour and Turkey met rebels in Idlib 🕊️."
TURKEY = a_mention(TEXT, "Turkey", "STATE", "turkey")
VALOUR = a_mention(TEXT, "Army of Valour", "ARMED_GROUP", "valour")
IDLIB = a_mention(TEXT, "Idlib", "PLACE", "idlib")
NAMES = {"turkey": ("Turkey", "Ankara"), "tunisia": ("Tunisia",), "idlib": ("Idlib",), "valour": ("Army of Valour",)}


def items(suggested: list[Labelled], wanted: list[Labelled]) -> list[Item]:
    return difference({f"s{n}": each for n, each in enumerate(suggested)}, {f"w{n}": e for n, e in enumerate(wanted)})


def told(suggested: list[Labelled], wanted: list[Labelled]) -> list[str]:
    """Each item as a word and the fields that differ."""
    found = items(suggested, wanted)
    kinds = ["wrong" if not each.wanted else "missing" if not each.suggested else "" for each in found]
    return [
        f"{each.id} {kind or 'right' * each.right}{' '.join(sorted(each.differs))}"
        for each, kind in zip(found, kinds, strict=True)
    ]


def test_what_is_suggested_as_wanted_is_right() -> None:
    assert told([TURKEY, IDLIB], [IDLIB, TURKEY]) == ["s0 right", "s1 right"]


def test_what_is_not_wanted_is_wrong_and_what_is_not_suggested_is_missing() -> None:
    assert told([TURKEY], [IDLIB]) == ["s0 wrong", "w0 missing"]


def test_another_label_or_entity_at_the_same_words_is_a_change() -> None:
    assert told([TURKEY], [a_mention(TEXT, "Turkey", "ORG", "akp")]) == ["s0 entity label"]


def test_words_that_overlap_are_the_same_thing_with_other_bounds() -> None:
    assert told([a_mention(TEXT, "The Army of Valour", "ARMED_GROUP", "valour")], [VALOUR]) == ["s0 words"]


def test_the_second_of_two_suggestions_at_one_place_is_wrong() -> None:
    whole = a_mention(TEXT, "The Army of Valour", "ARMED_GROUP", "valour")
    assert told([whole, VALOUR], [VALOUR]) == ["s0 wrong", "s1 right"]


def test_the_same_name_further_on_is_another_mention() -> None:
    again = a_mention(TEXT, "Turkey", "STATE", "turkey", after="Valour")
    assert told([TURKEY], [TURKEY, again]) == ["s0 right", "w1 missing"]


def test_a_naming_is_no_mention_of_the_same_words() -> None:
    assert told([a_mention(TEXT, "rebels", "ARMED_GROUP")], [a_naming(TEXT, "rebels")]) == ["s0 wrong", "w0 missing"]


def test_a_stance_of_another_holder_to_another_target_is_another_stance() -> None:
    words = "rejected the plan"
    assert told([a_stance(TEXT, words)], [a_stance(TEXT, words, "iran", "topic:plan")]) == ["s0 wrong", "w0 missing"]
    assert told([a_stance(TEXT, words)], [a_stance(TEXT, words, "turkey", "topic:plan")]) == ["s0 target"]


def test_a_drag_counts_three_and_a_held_key_is_one_action_and_two_strokes() -> None:
    tally = Tally("key chord click double drag think")
    assert tally.actions == 1 + 1 + 1 + 2 + 3
    assert tally.operators.replace("H", "") == "M" + "K" + "KK" + "PBB" + "PBBBB" + "PBPB"


@pytest.mark.parametrize(
    ("gestures", "ways"), [("click key drag", 0), ("click key key", 1), ("key key click key key", 2), ("key", 0)]
)
def test_the_hand_leaves_the_mouse_for_two_keys_and_not_for_one(gestures: str, ways: int) -> None:
    assert Tally(gestures).operators.count("H") == ways


def test_seconds_are_those_of_the_published_model() -> None:
    assert Tally("think click key key").seconds == pytest.approx(1.35 + 1.1 + 2 * 0.1 + 0.4 + 2 * 0.28)


def test_what_is_right_costs_other_tools_a_look() -> None:
    assert worked(STUDIO, items([TURKEY], [TURKEY]), NAMES).operators == "M" + "KK"


def test_a_wrong_suggestion_is_a_click_in_prodigy_and_a_click_and_a_key_in_label_studio() -> None:
    wrong, none = items([TURKEY], []), items([], [])
    assert worked(PRODIGY, wrong, NAMES).actions - worked(PRODIGY, none, NAMES).actions == 1
    assert worked(STUDIO, wrong, NAMES).actions - worked(STUDIO, none, NAMES).actions == 2


def test_prodigy_asks_for_the_link_of_each_mention_on_a_screen_of_its_own() -> None:
    both = items([TURKEY], [TURKEY, IDLIB])
    # one missing and two screens to accept, and two links; or two items and two links
    assert worked(PRODIGY, both, NAMES).operators.count("M") == 3 + 2
    assert worked(PRODIGY, both, NAMES).seconds_of_looking == pytest.approx(worked(PRODIGY, both, NAMES).seconds - 1.35)
    # accepting two screens; a label and a double click; two links
    assert worked(PRODIGY, both, NAMES).actions == 2 + 3 + 2
    assert worked(PRODIGY, both, NAMES, bare=True).actions == 2 + 3


def test_several_words_are_dragged_over() -> None:
    assert worked(STUDIO, items([], [VALOUR]), NAMES, bare=True).actions == 1 + 3 + 1
    assert worked(STUDIO, items([], [IDLIB]), NAMES, bare=True).actions == 1 + 2 + 1


def test_a_missing_stance_is_marked_and_tied_in_label_studio() -> None:
    missing = items([], [a_stance(TEXT, "rejected the plan", "turkey", "idlib")])
    # label and drag; selecting it; holder; target; polarity; voice; handing in
    assert worked(STUDIO, missing, NAMES).actions == 4 + 1 + 2 + 2 + 1 + 1 + 1


def test_a_name_takes_as_many_letters_as_set_it_before_the_others() -> None:
    assert letters("turkey", NAMES) == 1  # the first that begins so
    assert letters("tunisia", NAMES) == 3
    assert letters("nobody", NAMES) == 0


@pytest.mark.parametrize(
    ("now", "wanted", "keys"),
    [
        ("Army of Valour", "The Army of Valour", ["Shift+ArrowUp"]),
        ("The Army of Valour", "Army of", ["Shift+ArrowDown", "Shift+ArrowLeft"]),
        ("Army", "Army of Valour", ["Shift+ArrowRight"] * 2),
        ("Valour", "Val", ["Alt+Shift+ArrowLeft"] * 3),
        ("Idlib", "Idlib", []),
    ],
)
def test_an_edge_moves_by_words_and_within_one_by_characters(now: str, wanted: str, keys: list[str]) -> None:
    start, end = a_mention(TEXT, now), a_mention(TEXT, wanted)
    assert [*moves(TEXT, "start", start.start, end.start), *moves(TEXT, "end", start.end, end.end)] == keys


@pytest.mark.parametrize(
    ("now", "wanted", "words"),
    [
        ("Army of Valour", "The Army of Valour", ["The"]),
        ("The Army of Valour and Turkey", "Army of Valour", ["Army", "Valour"]),
        ("The Army of Valour and Turkey met", "met", []),
    ],
)
def test_words_clicked_with_shift_move_the_nearer_edge(now: str, wanted: str, words: list[str]) -> None:
    clicks = reaches(TEXT, a_mention(TEXT, now), a_mention(TEXT, wanted))
    assert sorted(each.quote for each in clicks) == sorted(words)


def test_a_collective_counts_as_one_whatever_it_is_called_and_a_condition_by_the_articles_words() -> None:
    paraphrased = a_stance(TEXT, "rejected the plan", "unnamed:many-unnamed", "idlib")
    assert said(known(paraphrased)) == said(a_stance(TEXT, "rejected the plan", "unnamed:people", "idlib"))
    assert said(paraphrased) != said(a_stance(TEXT, "rejected the plan", "turkey", "idlib"))


def test_a_holder_without_a_name_is_marked_before_it_is_tied() -> None:
    tied = items([], [a_stance(TEXT, "rejected the plan", "turkey", "idlib")])
    marked = items([], [a_stance(TEXT, "rejected the plan", "unnamed:people", "idlib")])
    assert worked(STUDIO, marked, NAMES).actions - worked(STUDIO, tied, NAMES).actions == 1 + 2


def test_the_place_of_a_row_is_known_by_its_letters() -> None:
    again = a_mention(TEXT, "Turkey", "STATE", "turkey", after="Valour")
    row = ["…of Valour and ", "Turkey", " met  rebels…"]
    assert shows(row, again, TEXT)
    assert not shows(row, TURKEY, TEXT)


@pytest.mark.parametrize(
    ("words", "whole"), [("Turkey rejected the plan.", False), (TEXT[26:], True), ("Army of Valour", False)]
)
def test_only_the_last_sentence_of_a_line_is_surely_one(words: str, whole: bool) -> None:
    assert is_sentence(TEXT, a_mention(TEXT, words)) == whole


def test_part_of_a_word_is_not_whole() -> None:
    assert is_whole(TEXT, a_mention(TEXT, "Valour and"))
    assert not is_whole(TEXT, a_mention(TEXT, "alour"))


def test_of_two_ways_the_quicker_is_gone_and_a_hand_on_the_keys_counts() -> None:
    went: list[str] = []
    hand = Hand(None, TEXT)  # type: ignore[arg-type]
    ways = ("click", lambda: went.append("click")), ("key key key key", lambda: went.append("keys"))
    hand.quickest(*ways)
    hand.tally.add("drag")
    hand.quickest(*ways, ("chord key key", lambda: went.append("chord")))
    assert went == ["keys", "click"]


def test_a_capital_and_a_sign_above_another_are_chords() -> None:
    assert strokes("a", "A", "<", ",", "Shift+ArrowUp", "Enter") == "key chord chord key chord key"
