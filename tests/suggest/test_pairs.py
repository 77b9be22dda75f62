"""How a marked holder stands to a marked target: what comes back, what is refused, and the sign where it is plain."""

import re
from typing import Any

import pytest

from workbench import suggest
from workbench.suggest.encoder import shipped
from workbench.suggest.marked import Place
from workbench.suggest.weighing import chances
from workbench.trouble import Trouble


def marked(sentence: str) -> tuple[str, Place | None, Place]:
    """Text and places of a sentence with the holder in [brackets] and the target in {braces}."""
    plain = re.sub(r"[\[\]{}]", "", sentence)
    places: dict[str, Place] = {}
    for name, words in re.findall(r"([\[{])(.*?)[\]}]", sentence):
        before = re.sub(r"[\[\]{}]", "", sentence[: sentence.index(name + words)])
        places[name] = (len(before), len(before) + len(words))
    return plain, places.get("["), places["{"]


PLAIN = [
    ("[Kenya] condemned {Uganda} over the raid.", "oppose"),
    ("[The Karen National Union] has been fighting {the junta} for decades.", "oppose"),
    ("Fighters of [the Arakan Army] attacked {government troops} near Sittwe.", "oppose"),
    ("[Pakistan] accused {India} of backing the separatists.", "oppose"),
    ("[Iran] supports {the Houthis} with weapons and money.", "support"),
    ("[Chad] praised {France} and pledged to stand by it.", "support"),
    ("{The rebels}, backed by [Rwanda], hold the town.", "support"),
    ("[Norway] is cooperating closely with {its allies} in the mission.", "support"),
    ("[The minister] told {reporters} that the road was open again.", "neutral"),
    ("[Mr Obasanjo] met {Mr Getachew} in Mekelle on Friday.", "neutral"),
]


@pytest.mark.parametrize(("sentence", "stance"), PLAIN)
def test_a_plain_sentence_has_this_stance_by_both_ways(sentence: str, stance: str) -> None:
    assert suggest.stance_between(*marked(sentence)).likeliest == stance
    assert suggest.lexicon_between(*marked(sentence)).likeliest == stance


@pytest.mark.parametrize("way", [suggest.stance_between, suggest.lexicon_between])
@pytest.mark.parametrize(
    "sentence",
    [
        "[A] {B}",
        "{Kabul} fell.",
        "[حماس] رفضت {الاتفاق}.",
        "[İstanbul 🙂] condemned {e\u0301migre\u0301s}\u00a0!",
        "[Kenya]\n\nwrote to\r\n\r\n{Uganda}.",
        "{(}",
    ],
)
def test_any_text_has_three_chances_that_add_up_to_one(way: Any, sentence: str) -> None:
    chances = way(*marked(sentence))
    assert sum(chances) == pytest.approx(1)
    assert min(chances) >= 0


@pytest.mark.parametrize("way", [suggest.stance_between, suggest.lexicon_between])
def test_what_stands_far_away_changes_nothing(way: Any) -> None:
    text, holder, target = marked("[Kenya] condemned {Uganda} over the raid.")
    rain = "It rained in the valley for the whole of the day.\n" * 40
    moved = tuple(place and (place[0] + len(rain), place[1] + len(rain)) for place in (holder, target))
    assert way(rain + text + "\n" + rain, *moved) == pytest.approx(way("\n" + text, *_by_one(holder, target)), abs=0.1)


def _by_one(*places: Place | None) -> list[Place | None]:
    return [place and (place[0] + 1, place[1] + 1) for place in places]


@pytest.mark.parametrize("way", [suggest.stance_between, suggest.lexicon_between])
def test_holder_and_target_may_stand_a_book_apart(way: Any) -> None:
    text, holder, target = marked("[Kenya] spoke. " + "It rained for the whole of the day. " * 3000 + "{Uganda} left.")
    assert sum(way(text, holder, target)) == pytest.approx(1)


@pytest.mark.parametrize(
    ("holder", "target", "says"),
    [
        ((0, 5), (6, 6), r"target: \(6, 6\)"),
        ((3, 2), (6, 9), r"holder: \(3, 2\)"),
        ((-4, 2), (6, 9), r"holder: \(-4, 2\)"),
        (None, (6, 900), r"target: \(6, 900\).*21"),
        (None, None, "target: None"),
        (None, (0.5, 2), "target: "),
        (None, "ab", "target: 'ab'"),
        ((1, 2, 3), (6, 9), "holder: "),
    ],
)
def test_a_place_that_holds_no_words_is_refused_with_what_is_wrong(holder: Any, target: Any, says: str) -> None:
    with pytest.raises(Trouble, match=says):
        suggest.stance_between("Kenya condemned Chad.", holder, target)
    with pytest.raises(Trouble, match=says):
        suggest.lexicon_between("Kenya condemned Chad.", holder, target)


def test_numbers_of_any_library_are_places() -> None:
    import numpy as np

    text, holder, target = marked("[Kenya] condemned {Uganda}.")
    assert holder
    as_numbers = [tuple(np.array(place, dtype=np.int32)) for place in (holder, target)]
    assert suggest.lexicon_between(text, *as_numbers) == suggest.lexicon_between(text, holder, target)


def test_two_runs_give_the_same() -> None:
    pair = marked(PLAIN[0][0])
    assert suggest.stance_between(*pair) == suggest.stance_between(*pair)


def test_where_nobody_holds_it_the_model_speaks_alone() -> None:
    text, _, target = marked("They condemned {Uganda} over the raid.")
    alone = chances(shipped().stance(text, None, target).logits)
    assert suggest.stance_between(text, None, target) == alone
    held = suggest.stance_between(text, (0, 4), target)
    assert held != chances(shipped().stance(text, (0, 4), target).logits)
    assert sum(held) == pytest.approx(1)
