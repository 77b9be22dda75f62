"""A model's names beside the gazetteer's: which of two that overlap stands.

What the registry knows is right far more often, but it knows only parts of what it does not know: "Aleppo" of "Aleppo
Media Center", "National Liberation Front" of "Moro National Liberation Front".
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from workbench.records import Mention
from workbench.spans import covers
from workbench.suggest.names.bounds import COMPOUND
from workbench.suggest.surnames import TITLE

_LONGER = frozenset({"ARMED_GROUP", "ORG", "EVENT", "PERSON"})
_GROUPS = frozenset({"ARMED_GROUP", "ORG"})
_SURE = 0.6
_CAPITALISED = re.compile(r"(?<![\w-])[^\W\d_a-z][\w’'-]*")
_ORIGIN = re.compile(r"\w*(?:ian|ish|ese|ani|qi|eli|eni|tari|ench|utch|eek)")


def beside(known: list[Mention], found: Iterable[Mention], *, longer: bool = True) -> list[Mention]:
    """Those of `known` and of `found` that stand, in text order; neither has any that overlap.

    Unless `longer` is allowed, whatever overlaps a known one falls.
    """
    waiting = list(found)
    wider = [each for each in waiting if (inner := _touched(each, known)) and longer and _stands(each, inner)]
    free = [each for each in waiting if not _touched(each, known)]
    left = [each for each in known if not _touched(each, wider)]
    return sorted([*left, *wider, *free], key=lambda each: each.start)


def _touched(mention: Mention, others: list[Mention]) -> list[Mention]:
    """Those of `others`, which are in text order, that share a character with the mention."""
    first = bisect_right(others, mention.start, key=lambda each: each.end)
    last = bisect_left(others, mention.end, key=lambda each: each.start)
    return others[first:last]


def _stands(longer: Mention, inner: list[Mention]) -> bool:
    """Whether a found name is another than the known ones in it: it names more, and a thing of another kind."""
    if not all(_inside(longer, each) for each in inner):
        return False
    if not any(each.entity for each in inner):
        return (
            True  # known word for word and as nothing in particular: "Green Party" says nothing of "Green Party of X"
        )
    if longer.score < _SURE or longer.label not in _LONGER:
        return False
    ahead, behind = longer.quote[: inner[-1].start - longer.start], longer.quote[inner[-1].end - longer.start :]
    if any(each.label == longer.label for each in inner):
        # "Moro National Liberation Front" is not the front of that name elsewhere
        return longer.label in _GROUPS and inner[-1].label == longer.label and _names_more(ahead)
    return _names_more(ahead) or _names_more(behind)


def _inside(longer: Mention, each: Mention) -> bool:
    return covers(longer, each) and longer.end - longer.start > each.end - each.start


def _names_more(words: str) -> bool:
    return any(not _only_describes(word) for word in _CAPITALISED.findall(words))


def _only_describes(word: str) -> bool:
    told = TITLE.fullmatch(word) or _ORIGIN.fullmatch(word) or COMPOUND.search(word)
    return bool(told) or word.endswith(("'s", "’s"))
