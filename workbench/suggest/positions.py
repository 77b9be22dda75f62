"""Positions taken in a clause: cues multiply along the way to the thing that they govern.

"Refused to accept the truce" is refuse (-1) times accept (+1) before a topic: opposed. A cue governs the first target
after it and those joined to that one by "and" or "or"; what stands deeper belongs to somebody else (rule S1).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from workbench.records import Mention
from workbench.suggest.clauses import RELATIVE
from workbench.suggest.cues import CANCELLED, FUTURE, HEDGE, MODAL, OBLIGATION
from workbench.suggest.operators import Cue
from workbench.suggest.reading import Marked
from workbench.suggest.scene import Scene
from workbench.suggest.subjects import actors_in, holder_id

_JOINED = re.compile(
    r"^(?:[ \u00a0]*\([^)]*\))?[\s”\"’]*(?:,|,?\s*(?:and|or|nor|as well as|including))\s+"
    r"(?:(?:any|the|an?|its|their|our|his|her)\s+)?[“\"‘]?$"
)
_BETWEEN = re.compile(
    r"^(?:[\s“\"‘]|\b(?:any|the|an?|more|further|such|external|foreign|be|to|have|agree|ever|again|these|this|also|jointly)\b)*$",
    re.I,
)
_ELSEWHERE = re.compile(r"\b(?:in|at|near|inside|into|over|during|until|since|of)\s+(?:the\s+)?(?:[\w-]+\s+)?$", re.I)
_SOMEBODYS = re.compile(
    r"(?:soldiers|troops|fighters|militants|members|officers|policemen|commanders|leaders|positions|camps?|bases?|forces|convoys?|"
    r"attacks?|demands?|conduct|actions|policy|policies|leadership|government)\s+(?:of|by)\s+(?:the\s+)?$",
    re.I,
)
_CHARGE = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:of|for|over|on)\b", re.I)
_TO = re.compile(r"\s+(?:\w+\s+){0,2}?to\s")
_IT = re.compile(r"\s+(?:it|this|them)(?=[\s,.;”\"]|$)", re.I)
_AUXILIARIES = re.compile(
    r"\b(?:(?:has|have|had|is|are|was|were|will|would|could|can|may|might|must|should|do|does|did|not|never|also|be|been|being|to|n[’']t|"
    r"remain(?:s|ed)?|(?-i:(?!(?:family|ally|rally|assembly)\b)[a-z]+ly))\s+)+$",
    re.I,
)
_NOUN = re.compile(r"(?:withdrawal|expulsion|removal|defeat|collapse|violations?|breach)\s+of", re.IGNORECASE)
_NEAR = 45


class Position(NamedTuple):
    """Holders, target and polarity, with the bounds of the words that it cannot do without.

    `act`: taken by a word of the holder's own. `phrase`: shown by a noun and what hangs on it, not by its clause.
    `closed`: what comes after its words is about something else.
    """

    holders: tuple[str, ...]
    target: str
    polarity: str
    start: int
    end: int
    act: bool = False
    hedged: bool = False
    condition: str = ""
    phrase: bool = False
    closed: bool = False


def polarity_of(sign: int) -> str:
    """The polarity that a sign stands for."""
    return "support" if sign > 0 else "oppose"


def positions(scene: Scene) -> Iterator[Position]:
    """The positions that the cues of a clause take toward what follows them."""
    if _cancelled(scene):
        return
    chain: list[Cue] = []
    done = 0
    for item in _items(scene):
        if done and not _JOINED.match(scene.text[done : item.start]) and _closed(scene, chain, done):
            return
        if isinstance(item, Cue):
            chain, done = ([item], 0) if done or _apart(scene, chain, item) else ([*chain, item], 0)
        elif done and not _JOINED.match(scene.text[done : item.start]):
            continue
        elif _accepts(scene, chain, item):
            yield from _position(scene, chain, item)
            done = item.end
        elif isinstance(item, Marked):
            chain = []


def _apart(scene: Scene, chain: list[Cue], cue: Cue) -> bool:
    """Whether a cue is a deed of its own beside those before it: "overran a post, killing soldiers"."""
    comma = scene.text[cue.start - 2 : cue.start] == ", " and scene.text[cue.end - 3 : cue.end] == "ing"
    return bool(chain) and comma


def _cancelled(scene: Scene) -> bool:
    """Whether the clause denies, or is what the clause before it denies."""
    denied = scene.before and scene.text[scene.before.start : scene.before.end].rstrip()
    found = CANCELLED.search(denied) if denied and scene.clause.opener == "that" else None
    return bool(CANCELLED.search(scene.words)) or (
        found is not None and denied is not None and found.end() == len(denied)
    )


def _items(scene: Scene) -> list[Cue | Marked | Mention]:
    start, end = scene.clause.start, scene.clause.end
    marked = [(mark.start, mark.end) for mark in scene.marks]
    actors = [
        each
        for each in actors_in(scene.reading, start, end)
        if not any(s < each.end and each.start < e for s, e in marked)
    ]
    items: list[Cue | Marked | Mention] = [*scene.cues, *scene.marks, *actors, *_pronouns(scene)]
    return sorted(items, key=lambda each: (each.start, not isinstance(each, Cue)))


def _pronouns(scene: Scene) -> Iterator[Marked]:
    for cue in scene.cues:
        found = _IT.match(scene.text, cue.end, scene.clause.end) if cue.operator and not cue.operator.actors else None
        meant = last_event_or_topic(scene, cue.start) if found else None
        if found and meant:
            yield Marked(found.start() + 1, found.end(), meant)


def last_event_or_topic(scene: Scene, place: int) -> str | None:
    """The topic or event spoken of last before `place`."""
    before = [mark.value for mark in scene.reading.topics if mark.end <= place]
    return before[-1] if before else None


def _accepts(scene: Scene, chain: list[Cue], item: Marked | Mention) -> bool:
    operators = [cue for cue in chain if cue.operator]
    if operators and _only_not_against(chain, operators[-1], item):
        return False
    if isinstance(item, Mention):
        return bool(operators) and _takes_actor(scene, chain, operators[-1], item)
    if any(cue.operator and cue.operator.name == "join" for cue in operators) and _sign(chain) < 0:
        # not to have joined is not to be against
        return False
    if not operators:
        return _bare(scene, chain, item)
    if all(cue.operator and cue.operator.weak for cue in operators):
        return _meant_earnestly(scene, chain[0])
    return True


def _takes_actor(scene: Scene, chain: list[Cue], cue: Cue, item: Mention) -> bool:
    gap = _SOMEBODYS.sub("", scene.text[cue.end : item.start])
    if cue.operator is None or not cue.operator.actors or not 0 < len(gap) <= _NEAR or _ELSEWHERE.search(gap):
        return False
    if re.search(r"[;:]|\b(?:that|which|who|to)\b", gap) or holder_id(item, scene.text) in scene.actors:
        return False
    owns = re.match(r"[’']s?\s", scene.text[item.end : item.end + 3])
    return not (owns and any(item.end < mark.start < item.end + 40 for mark in scene.marks))


def _only_not_against(chain: list[Cue], last: Cue, item: Marked | Mention) -> bool:
    """Whether somebody is merely not against it: "did not reject", "refused to condemn" support nothing."""
    if _sign(chain) < 0 or all(cue.sign > 0 for cue in chain):
        return False
    return isinstance(item, Mention) or (last.operator is not None and last.operator.name in {"reject", "oppose"})


def _bare(scene: Scene, chain: list[Cue], item: Marked) -> bool:
    """Whether a topic without an operator is denied ("no T", "will not T") or announced ("will T")."""
    if chain:
        return bool(_BETWEEN.match(scene.text[chain[-1].end : item.start])) and bool(scene.actors or scene.speakers)
    lead = MODAL.search(scene.text[scene.clause.start : item.start])
    return lead is not None and lead["modal"].lower() not in {"to", "agreed to", "must", "should"}


def _meant_earnestly(scene: Scene, first: Cue) -> bool:
    modal = MODAL.search(scene.text[scene.clause.start : first.start])
    ours = scene.speech is not None and (scene.subject is None or scene.subject.kind == "we")
    return modal is not None or ours


def _closed(scene: Scene, chain: list[Cue], end: int) -> bool:
    # "urged X to help …", "accused X of supporting …": the rest is about X, not by the holder
    if _sign(chain) < 0 and _TO.match(scene.text, end):
        return True
    strict = any(cue.operator and cue.operator.name in {"oppose", "praise"} for cue in chain)
    return strict and bool(_CHARGE.match(scene.text, end))


def _sign(chain: list[Cue]) -> int:
    sign = 1
    for cue in chain:
        sign *= cue.sign
    return sign


def _position(scene: Scene, chain: list[Cue], item: Marked | Mention) -> Iterator[Position]:
    target = holder_id(item, scene.text) if isinstance(item, Mention) else item.value
    start = min([cue.start for cue in chain] + [item.start])
    auxiliaries = _AUXILIARIES.search(scene.text[scene.clause.start : start])
    start -= len(auxiliaries[0]) if auxiliaries else 0
    lead = scene.text[scene.clause.start : item.start]
    act = any(cue.operator and cue.operator.act for cue in chain)
    holders = tuple(each for each in _holders(scene, chain, item) if each != target)
    if holders and not (isinstance(item, Mention) and item.type == "nominal" and item.entity is None):
        yield Position(
            holders,
            target,
            polarity_of(_sign(chain)),
            start,
            item.end,
            act,
            bool(HEDGE.search(lead)),
            phrase=_by_noun(scene, chain),
            closed=_another_follows(scene, item),
        )


def _by_noun(scene: Scene, chain: list[Cue]) -> bool:
    """Whether a noun alone shows it ("the deal involves the withdrawal of X"): what is asserted is something else."""
    return bool(chain) and scene.subject is None and bool(_NOUN.fullmatch(scene.text, chain[0].start, chain[0].end))


def _another_follows(scene: Scene, item: Marked | Mention) -> bool:
    return isinstance(item, Marked) and any(
        mark.value != item.value and _JOINED.match(scene.text[item.end : mark.start])
        for mark in scene.marks
        if mark.start > item.end
    )


def _holders(scene: Scene, chain: list[Cue], item: Marked | Mention) -> tuple[str, ...]:
    """Who takes the position: who acts, or who says that others will, will not, or must."""
    lead = scene.text[scene.clause.start : item.start]
    if not scene.speakers:
        return scene.actors
    bare = not any(cue.operator for cue in chain)
    theirs = scene.subject is not None and scene.subject.kind == "people" and bool(FUTURE.search(lead))
    if OBLIGATION.search(lead) or theirs or (bare and chain):
        return scene.speakers
    announced = FUTURE.search(lead) or HEDGE.search(lead)
    if announced and any(scene.reading.behalf.get(each) in scene.actors for each in scene.speakers):
        # who leads a body and says what it will do commits himself too (rule S7)
        return (*scene.actors, *scene.speakers)
    if scene.subject is None:
        elsewhere = scene.clause.opener in RELATIVE | {"that"}
    else:
        elsewhere = scene.subject.kind in {"stranger", "other"}
    return scene.actors or (() if elsewhere else scene.speakers)
