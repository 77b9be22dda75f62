"""The CNN baseline learns from the sets that it is given, and is kept."""

from itertools import product
from pathlib import Path

import pytest

from tests.eval.labelled import a_line, a_set
from tests.measure.eval import cnn
from tests.measure.eval.sets import Name, Names, Passage, name_sets

PEOPLE = ("Ana", "Bo", "Cy", "Di", "Eve", "Flo", "Gus")
PLACES = ("Mali", "Chad", "Peru")


@pytest.fixture(scope="module")
def learnt(tmp_path_factory: pytest.TempPathFactory) -> Names:
    """A set of sentences that are all alike."""
    lines = [f"[{who}/PER] went to [{where}/LOC] ." for who, where in product(PEOPLE, PLACES)]
    return name_sets(a_set(tmp_path_factory.mktemp("sets"), "ent_any_train", *map(a_line, lines)))[0]


def found(finder: cnn.Finder, text: str) -> list[tuple[str, str]]:
    """Words and groups of what is found in a text."""
    (names,) = finder([Passage("", text, (), ())])
    return [(text[start:end], group) for start, end, group in names]


def test_it_learns_names_and_is_trained_once(learnt: Names, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cnn, "KEPT", tmp_path)
    monkeypatch.setattr(cnn, "WORDS", 3000)
    assert found(cnn.finder([learnt]), "Hal went to Cuba .") == [("Hal", "PERSON"), ("Cuba", "PLACE")]
    monkeypatch.setattr(cnn, "_train", None)
    assert found(cnn.finder([learnt]), "Hal went to Cuba .") == [("Hal", "PERSON"), ("Cuba", "PLACE")]


def test_another_set_is_another_model(learnt: Names) -> None:
    one_less = Names(learnt.name, learnt.passages[1:], learnt.groups)
    assert cnn._key([learnt]) != cnn._key([one_less])


def test_a_name_that_ends_inside_a_word_takes_the_word() -> None:
    import spacy

    name: Name = (0, 4, "PLACE")
    parsed = cnn._parsed(spacy.blank("en"), Passage("", "Malians left", (name, (0, 2, "ORG")), ("LOC", "ORG")))
    assert [each.text for each in parsed.ents] == ["Malians"]
