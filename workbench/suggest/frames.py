"""Positions that stand the other way round or in set phrases: "backed by X", "support from X", "X was rejected"."""

import re
from collections.abc import Callable, Iterator
from math import prod

from workbench.suggest.agents import end_of_agents, named_after
from workbench.suggest.cues import NEGATION, NEUTRAL, THREAT, WITHOUT
from workbench.suggest.operators import cues_in
from workbench.suggest.opinions import called, divided, proposal
from workbench.suggest.phrases import (
    BETTER,
    BY_AGENT,
    DISMAY_FROM,
    HELP_FROM,
    OFFERED,
    PASSIVE,
    PASSIVE_AGAINST,
    PERSISTS,
    WRONGS,
)
from workbench.suggest.positions import Position, last_event_or_topic, polarity_of
from workbench.suggest.reading import Marked
from workbench.suggest.scene import Scene
from workbench.suggest.subjects import actors_in, holder_id

_BE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\s+by\s+", re.IGNORECASE)
_OWNED_WRONG = re.compile(rf"(?:[’']s?)?\s+(?:[\w-]+\s+){{0,2}}(?:{WRONGS.pattern})", re.IGNORECASE)
_WRONG_OF = re.compile(rf"(?:{WRONGS.pattern})\s+by\s+(?:the\s+)?$", re.IGNORECASE)
_LOCATED = re.compile(r"\b(?:in|at|near|inside|from|to)\s+(?:the\s+)?$", re.IGNORECASE)
_ANY_AGAINST = re.compile(r"\bany\s+[\w-]+(?:\s+(?:of\s+any\s+)?[\w-]+)?\s*$", re.IGNORECASE)
_NEAR = 15
_ASKED_FOR = re.compile(
    r"\b(?:seek|sought|ask|request|want|need|call|appeal|plead|hope)\w*\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)


def framed(scene: Scene) -> Iterator[Position]:
    """The positions of a clause that its set phrases show."""
    for frame in _FRAMES:
        yield from frame(scene)


def _passive(scene: Scene) -> Iterator[Position]:
    for found in PASSIVE.finditer(scene.text, scene.clause.start, scene.clause.end):
        lead = scene.text[scene.clause.start : found.start()]
        marks = _subjects_of_passive(scene, found.start())
        if not _BE.search(lead) or not marks:
            continue
        by = _BY.match(scene.text, found.end())
        holders = named_after(scene, by.end()) if by else scene.speakers
        sign = -1 if PASSIVE_AGAINST.fullmatch(found[0]) else 1
        sign = -sign if NEGATION.search(scene.text, scene.clause.start, found.start()) else sign
        yield Position(holders, marks[0].value, polarity_of(sign), marks[0].start, found.end(), act=True)


def _subjects_of_passive(scene: Scene, place: int) -> list[Marked]:
    """Topics before the passive at `place`, over an insertion: "the truce, which Russia rejected, was welcomed"."""
    marks = [mark for mark in scene.marks if mark.end <= place]
    if not marks and scene.clause.opener == "resume" and scene.before:
        marks = scene.reading.topics_in(scene.sentence[0], scene.before.start)
    return marks


def _by_agent(scene: Scene) -> Iterator[Position]:
    for found in BY_AGENT.finditer(scene.text, scene.clause.start, scene.clause.end):
        lead = scene.text[scene.clause.start : found.start()]
        holders = named_after(scene, found.end())
        verb = found[0].split()[0]
        passive = PASSIVE.fullmatch(verb) and _BE.search(lead) and _subjects_of_passive(scene, found.start())
        sign = -1 if PASSIVE_AGAINST.fullmatch(verb) else 1
        offered = _offered(scene, found)
        target, way = (None, 1) if passive else (offered, 1) if offered else _described(scene, found.start(), holders)
        sign *= way
        if target:
            end = end_of_agents(scene, found.end())
            yield Position(
                holders,
                target,
                polarity_of(sign),
                found.start(),
                end,
                act=sign < 0 or offered is not None,
                closed=not passive,
            )


def _offered(scene: Scene, found: re.Match[str]) -> str | None:
    """The topic right before "proposed by" and the like: somebody wants it, and nobody is helped."""
    before = [mark for mark in scene.marks if 0 <= found.start() - mark.end < _NEAR]
    return before[-1].value if before and OFFERED.match(found[0]) else None


def _help_from(scene: Scene) -> Iterator[Position]:
    for found in HELP_FROM.finditer(scene.text, scene.clause.start, scene.clause.end):
        holders = named_after(scene, found.end())
        asked = _ASKED_FOR.search(scene.text[scene.clause.start : found.start()])
        done_by = _BY.search(scene.text, scene.clause.start, found.start())
        helped = named_after(scene, done_by.end()) if done_by else scene.actors
        for target in helped if not asked else ():
            yield Position(holders, target, "support", found.start(), end_of_agents(scene, found.end()), closed=True)


def _dismay_from(scene: Scene) -> Iterator[Position]:
    for found in DISMAY_FROM.finditer(scene.text, scene.clause.start, scene.clause.end):
        target = last_event_or_topic(scene, found.start())
        if target:
            holders = named_after(scene, found.end())
            yield Position(holders, target, "oppose", found.start(), scene.sentence[1], act=True, phrase=True)


def _better(scene: Scene) -> Iterator[Position]:
    found = BETTER.search(scene.text, scene.clause.start, scene.clause.end)
    holders = scene.speakers
    for mark in scene.marks if found else ():
        polarity = polarity_of(1 if found and mark.end <= found.start() else -1)
        yield Position(holders, mark.value, polarity, scene.marks[0].start, scene.clause.end)


def _without(scene: Scene) -> Iterator[Position]:
    found = WITHOUT.search(scene.text, scene.clause.start, scene.sentence[1])
    marks = [mark for mark in scene.marks if found and mark.end <= found.start()]
    if found and marks:
        yield Position(
            scene.speakers,
            marks[0].value,
            "conditional",
            marks[0].start,
            found.end(),
            condition=found["condition"].strip(),
        )


def _neutral(scene: Scene) -> Iterator[Position]:
    found = NEUTRAL.search(scene.text, scene.clause.start, scene.clause.end)
    marks = [mark for mark in scene.marks if found and mark.start >= found.end()]
    if found and marks:
        yield Position(scene.actors, marks[0].value, "neutral", found.start(), marks[0].end)


def _persists(scene: Scene) -> Iterator[Position]:
    found = PERSISTS.search(scene.text, scene.clause.start, scene.clause.end)
    before = [mark for mark in scene.marks if found and mark.end <= found.start()]
    if found and not NEGATION.search(scene.text, scene.clause.start, found.end()):
        for mark in before:
            yield Position(scene.speakers, mark.value, "support", before[0].start, found.end())


def _wrongs(scene: Scene) -> Iterator[Position]:
    """In somebody's words, crimes of X are a position against X; the outlet's own choice of words is none (S11)."""
    for mention in actors_in(scene.reading, scene.clause.start, scene.clause.end):
        owned = _OWNED_WRONG.match(scene.text, mention.end, scene.clause.end)
        done = _WRONG_OF.search(scene.text[max(scene.clause.start, mention.start - 40) : mention.start])
        if owned or done:
            end = owned.end() if owned else mention.end
            wrongdoer = holder_id(mention, scene.text)
            bare = not any(cue.operator for cue in scene.cues if cue.start < mention.start)
            yield Position(scene.speakers, wrongdoer, "oppose", mention.start, end, phrase=bare, closed=bare)


def _brought_about(scene: Scene) -> Iterator[Position]:
    """Who is against "any plan that divides the country" is against dividing it."""
    if scene.clause.opener != "that" or scene.before is None or not scene.marks:
        return
    against = _ANY_AGAINST.search(scene.text, scene.before.start, scene.clause.start)
    cues = cues_in(scene.reading, scene.before.start, scene.clause.start)
    if against and prod(cue.sign for cue in cues) < 0 and scene.speech and scene.text[scene.clause.start - 2] != ",":
        target = scene.marks[-1]
        start = scene.before.start + (
            len(scene.before.opener) + 1 if scene.before.opener in {"and", "or", "but"} else 0
        )
        yield Position(scene.speakers, target.value, "oppose", start, target.end)


def _threat(scene: Scene) -> Iterator[Position]:
    if scene.clause.opener != "if":
        return
    if THREAT.search(scene.text, scene.clause.end, scene.sentence[1]):
        for mark in scene.marks[:1]:
            end = min(scene.sentence[1], scene.speech.end if scene.speech else scene.sentence[1])
            yield Position(scene.speakers, mark.value, "oppose", scene.clause.start, end)


def _described(scene: Scene, place: int, holders: tuple[str, ...]) -> tuple[str | None, int]:
    """What a participle at `place` describes, and -1 if that is a fight against it.

    It is what stands right before, or else the clause's subject; "the fight against X, supported by Y" is about X.
    """
    before = actors_in(scene.reading, scene.sentence[0], place)
    fights = [cue for cue in scene.cues if cue.operator and cue.operator.actors and cue.sign < 0 and cue.end <= place]
    for cue in fights:
        against = next((each for each in before if cue.end <= each.start < cue.end + 20), None)
        if against:
            return holder_id(against, scene.text), -1
    near = [each for each in before if not _LOCATED.search(scene.text[: each.start][-12:])]
    ids = [holder_id(each, scene.text) for each in near] or list(scene.actors)
    return next((each for each in reversed(ids) if each not in holders), None), 1


_FRAMES: tuple[Callable[[Scene], Iterator[Position]], ...] = (
    _passive,
    _by_agent,
    _help_from,
    _dismay_from,
    _better,
    _without,
    _neutral,
    _persists,
    called,
    proposal,
    divided,
    _wrongs,
    _brought_about,
    _threat,
)
