"""A model's names beside the gazetteer's: which of two that overlap stands.

What the registry knows is right far more often, but it knows only parts of what it does not know: "Aleppo" of "Aleppo
Media Center", "National Liberation Front" of "Moro National Liberation Front".
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from workbench.codebook import Codebook
from workbench.records import Mention
from workbench.spans import covers
from workbench.suggest.names.bounds import COMPOUND
from workbench.suggest.names.patterns import BRANCH, DEALS
from workbench.suggest.surnames import TITLE

_LONGER = frozenset({"ARMED_GROUP", "ORG", "EVENT", "PERSON"})
_GROUPS = frozenset({"ARMED_GROUP", "ORG"})
_SURE = 0.43
_CAPITALISED = re.compile(r"(?<![\w-])[^\W\d_a-z][\w’'-]*")
_ORIGIN = re.compile(r"\w*(?:ian|ish|ese|ani|qi|eli|eni|tari|ench|utch|eek)")


def origins(codebook: Codebook) -> frozenset[str]:
    """The adjectives of origin that registered names have: "Syrian" says nothing more of what the registry knows."""
    names = (name for entity in codebook.entities.values() for name in (entity.name, *entity.aliases))
    return frozenset(word for name in names for word in name.split() if _ORIGIN.fullmatch(word))


def beside(known: list[Mention], found: Iterable[Mention], origins: frozenset[str] | None = None) -> list[Mention]:
    """Those of `known` and of `found` that stand, in text order; neither has any that overlap.

    A found name may be wider than known ones, and stand; without `origins`, whatever overlaps a known one falls.
    """
    waiting = list(found)
    wider = [] if origins is None else [each for each in waiting if _stands(each, _touched(each, known), origins)]
    free = [each for each in waiting if not _touched(each, known)]
    left = [each for each in known if not _touched(each, wider)]
    return sorted([*left, *wider, *free], key=lambda each: each.start)


def _touched(mention: Mention, others: list[Mention]) -> list[Mention]:
    """Those of `others`, which are in text order, that share a character with the mention."""
    first = bisect_right(others, mention.start, key=lambda each: each.end)
    last = bisect_left(others, mention.end, key=lambda each: each.start)
    return others[first:last]


def _stands(longer: Mention, inner: list[Mention], origins: frozenset[str]) -> bool:
    """Whether a found name is another than the known ones in it: it names more, and a thing of another kind."""
    if not inner or not all(_inside(longer, each) for each in inner):
        return False
    if not any(each.entity for each in inner):
        # known word for word and as nothing in particular: "Green Party" says nothing of "Green Party of X"
        return True
    if longer.score < _SURE or longer.label not in _LONGER:
        return False
    ahead, behind = longer.quote[: inner[-1].start - longer.start], longer.quote[inner[-1].end - longer.start :]
    if any(each.label == longer.label for each in inner):
        # "Moro National Liberation Front" is not the front of that name elsewhere
        last = longer.label in _GROUPS and inner[-1].label == longer.label
        return last and (_names_more(ahead, origins) or BRANCH.fullmatch(behind) is not None)
    if longer.label == "EVENT":
        return DEALS.search(longer.quote) is not None  # a plan or an offer is a topic at most
    return _names_more(ahead, origins) or _names_more(behind, origins) or _forces(behind)


def _forces(behind: str) -> bool:
    """Whether it is the forces of what is known: "Myanmar military"."""
    return behind.strip().lower() in {"army", "military", "air force", "navy", "armed forces", "national guard"}


def _inside(longer: Mention, each: Mention) -> bool:
    return covers(longer, each) and longer.end - longer.start > each.end - each.start


def _names_more(words: str, origins: frozenset[str]) -> bool:
    return any(not _only_describes(word, origins) for word in _CAPITALISED.findall(words))


def _only_describes(word: str, origins: frozenset[str]) -> bool:
    told = TITLE.fullmatch(word) or word in origins or COMPOUND.search(word)
    return bool(told) or word.endswith(("'s", "’s"))
