"""How much a person is shown before they have made up their own mind.

Pre-labelled names save time without harm that could be found (Lingren et al. 2014). Pre-made judgements draw people
towards them, and the machine then looks more accurate than it is: Berzak et al. 2016 for syntax, Schroeder et al. 2025
for subjective labels. So a project can show names but no positions, or nothing; and a share of the articles can be
read blind, to tell what the machine's influence is. Which ones follows from the article's id alone and holds for the
whole article: a person who could peek would choose where.
"""

import hashlib
from collections.abc import Mapping
from typing import Literal

import msgspec

from workbench.codebook import Desk
from workbench.records import Decision, Record, Stance

Mode = Literal["all", "entities", "none", "blind"]
"""`none` and `blind` show the same; they are kept apart because only `blind` was drawn by lot."""


def mode_of(article_id: str, desk: Desk) -> Mode:
    """What is shown of the suggestions for an article; about the share `desk.blind` of all articles is "blind"."""
    digest = hashlib.sha256(f"{desk.seed}:{article_id}".encode()).digest()
    lot = int.from_bytes(digest[:6]) / 256**6  # what a float holds exactly: more could round up to 1
    return "blind" if lot < desk.blind else desk.assist


def as_shown(suggestions: Mapping[str, Record], mode: Mode) -> dict[str, Record]:
    """The suggestions as the page gets them, under the ids they have.

    In mode "entities" a stance only points at its words: who, toward whom and which way are for the person to say. The
    voice stays, which the quotation marks tell.
    """
    if mode == "entities":
        return {id_: _pointer(each) if isinstance(each, Stance) else each for id_, each in suggestions.items()}
    return dict(suggestions) if mode == "all" else {}


def decided(decision: Decision, suggestion: Stance, put: Record | None) -> Decision:
    """The decision to log on a stance of which only the words were shown; `put` is what the person made of it.

    It keeps the whole `suggestion`, and is "accepted" when the person, unaided, said of holder, target and polarity
    what the suggestion does, else "edited". What was rejected or left stays so.
    """
    fate = decision.fate
    if isinstance(put, Stance) and fate in {"accepted", "edited"}:
        fate = "accepted" if _position(put) == _position(suggestion) else "edited"
    return msgspec.structs.replace(decision, fate=fate, suggestion=suggestion)


def _pointer(stance: Stance) -> Stance:
    # made anew, so that what a stance learns to say later is not shown by default
    return Stance(None, None, "", stance.voice, stance.evidence, by=stance.by)


def _position(stance: Stance) -> tuple[str | None, str | None, str]:
    return stance.holder, stance.target, stance.polarity
