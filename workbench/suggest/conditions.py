"""Conditions: a position that depends on something (rule "conditional"), with the condition in words."""

import re

from workbench.suggest.clauses import Clause
from workbench.suggest.cues import CONDITION, NEGATION, THREAT
from workbench.suggest.positions import Position
from workbench.suggest.scene import Scene

_HELD_BACK = re.compile(rf"{NEGATION.pattern}|\b(?:refus|rul|reject|declin|oppos)\w*", re.IGNORECASE)
"""What is not done "until", and will be then."""
_TURN = re.compile(r"\bbut\b|\band\s+(?:if|unless|as long as)\b", re.IGNORECASE)
_GAP = re.compile(r"^[^.;:!?”\"]*$")
_TO_DO_IT = re.compile(
    r"\b(?:efforts?|attempts?|plans?|tr(?:y|ies)|wants?|steps?)\s+to\s+\w+\s+(?:it|this|that|them)\b", re.I
)
_IF = re.compile(r"^\W*(?:if|provided(?: that)?|unless|as long as)\s+", re.IGNORECASE)


def with_condition(position: Position, scene: Scene) -> Position:
    """`position`, made conditional where a condition follows it in the sentence or an if-clause comes before it.

    A threat keeps its polarity: its if-clause names the opposed act itself.
    """
    after = _after(position, scene)
    if after:
        words, end = after
        return position._replace(polarity="conditional", condition=words, end=end, closed=True)
    words = _before(scene)
    if words and scene.before and _names_itself(scene.text[scene.before.start : scene.before.end]):
        return position._replace(start=scene.before.start)
    if words and scene.before:
        return position._replace(polarity="conditional", condition=words, start=scene.before.start)
    return position


def _names_itself(supposed: str) -> bool:
    """Whether an if-clause is about the thing itself: "if they try to set it up" is an occasion and no condition."""
    return bool(_TO_DO_IT.search(supposed))


def _after(position: Position, scene: Scene) -> tuple[str, int] | None:
    """The condition after the position, and where it ends."""
    text = scene.text
    end = min(scene.sentence[1], scene.speech.end if scene.speech else scene.sentence[1])
    found = CONDITION.search(text, position.start, end)
    if found is None:
        return None
    between = text[position.start : found.start()]
    turned = _TURN.search(text[position.start : found.end("condition")])
    if not _GAP.match(between) or turned or (found["until"] and not _HELD_BACK.search(between)):
        return None
    return found["condition"].strip(' ,”"'), found.end()


def _before(scene: Scene) -> str:
    clause: Clause | None = scene.before
    if (
        clause is None
        or clause.opener not in {"if", "provided", "unless", "as long as"}
        or scene.clause.opener != "resume"
    ):
        return ""
    if THREAT.search(scene.words):
        return ""
    return _IF.sub("", scene.text[clause.start : clause.end]).strip(" ,")
