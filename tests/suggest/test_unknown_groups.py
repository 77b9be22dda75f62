"""Armed groups that no registry here knows are told from people, by the model that ships.

The sentences are about groups of many countries and years; beside them stand people and organisations whose names are
made of the same parts. None of them is from what the model was trained on.
"""

from functools import cache
from pathlib import Path

import msgspec
import pytest

from tests.suggest.world import an_article
from workbench import suggest
from workbench.records import Mention

LABEL = {"arabic group": "ARMED_GROUP", "other group": "ARMED_GROUP", "person": "PERSON", "org": "ORG"}


class Told(msgspec.Struct, frozen=True):
    """A sentence, the names to be found in it, and what they are."""

    text: str
    words: tuple[str, ...]
    kind: str


LINES = (Path(__file__).parent / "unknown_groups.jsonl").read_bytes().splitlines()
TOLD = [msgspec.json.decode(line, type=Told) for line in LINES]


@cache
def labels(sentence: str) -> dict[str, str]:
    """Words of each suggested name → its label."""
    found = _suggester()(an_article(sentence)).values()
    return {each.quote: each.label for each in found if isinstance(each, Mention) and each.type == "name"}


@cache
def _suggester() -> suggest.Suggester:
    return suggest.load()


def share(kind: str) -> float:
    """How many of the names of a kind have its label; one that is found longer or shorter counts when it overlaps."""
    asked = [(told.text, words) for told in TOLD if told.kind == kind for words in told.words]
    right = [label(text, words) == LABEL[kind] for text, words in asked]
    return sum(right) / len(right)


def label(sentence: str, words: str) -> str:
    """The label of the name that has words in common with `words`, and lies in them or around them."""
    found = labels(sentence)
    near = (each for each in found if each in words or words in each)
    return found.get(words) or next((found[each] for each in near), "")


def test_there_are_sentences_enough() -> None:
    assert sum(told.kind == "arabic group" for told in TOLD) >= 50


@pytest.mark.parametrize(
    ("kind", "least"), [("arabic group", 0.8), ("other group", 0.7), ("person", 0.8), ("org", 0.8)]
)
def test_names_that_nobody_listed_are_what_they_are(kind: str, least: float) -> None:
    assert share(kind) >= least
