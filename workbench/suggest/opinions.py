"""What somebody calls a thing, proposes, or is divided over: positions without a verb that takes one."""

import re
from collections.abc import Iterator

from workbench.suggest.agents import end_of_agents, named_after
from workbench.suggest.phrases import BAD, CALLED, DIVIDED, GOOD, PROPOSAL
from workbench.suggest.positions import Position, polarity_of
from workbench.suggest.scene import Scene

_DETERMINED = re.compile(r"(?:the|an?|this|that|any|such|its|their|[\w’'-]+[’']s)\s+(?:\w+\s+)?$", re.IGNORECASE)
_NEAR = 40
_FOR_IT = re.compile(r"\s+(?:for|of|on)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}", re.IGNORECASE)


def called(scene: Scene) -> Iterator[Position]:
    """What follows a thing called says what is thought of it: "called the deal a betrayal"."""
    for mark in scene.marks:
        lead = CALLED.search(_DETERMINED.sub("", scene.text[scene.clause.start : mark.start]))
        if lead is None:
            continue
        bad = BAD.search(scene.text, mark.end, scene.clause.end)
        found = bad or GOOD.search(scene.text, mark.end, scene.clause.end)
        if found:
            start, sign = scene.clause.start + lead.start(), -1 if bad else 1
            holders = scene.actors or scene.speakers
            yield Position(holders, mark.value, polarity_of(sign), start, found.end(), act=True, closed=True)


def proposal(scene: Scene) -> Iterator[Position]:
    """Who makes a proposal is for it, whatever becomes of it: "a proposal by X for a truce"."""
    for found in PROPOSAL.finditer(scene.text, scene.clause.start, scene.clause.end):
        holders = named_after(scene, found.end())
        after = end_of_agents(scene, found.end())
        marks = [mark for mark in scene.marks if mark.start >= after]
        gap = scene.text[after : marks[0].start] if marks else ""
        if holders and marks and _FOR_IT.fullmatch(gap):
            yield Position(holders, marks[0].value, "support", found.start(), marks[0].end, act=True, phrase=True)


def divided(scene: Scene) -> Iterator[Position]:
    """Who is divided over a thing takes a mixed position: "the rebels are split over the truce"."""
    found = DIVIDED.search(scene.text, scene.clause.start, scene.clause.end)
    marks = [mark for mark in scene.marks if found and found.end() <= mark.start < found.end() + _NEAR]
    if found and marks and scene.subject and scene.subject.kind in {"named", "people"}:
        yield Position(scene.actors, marks[0].value, "mixed", found.start(), marks[0].end)
