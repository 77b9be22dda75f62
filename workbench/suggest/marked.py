"""What the lexicon sees between a marked holder and a marked target, as a row of numbers.

First what the rules of clauses conclude, with the target as an actor and as a topic; then which words for and against
stand between the two, around them and in the sentence, since most sentences that show a stance are built in ways that
no rule knows. `weighing` says what each number counts for.
"""

from typing import NamedTuple

from workbench.records import Article, Mention
from workbench.spans import span_at
from workbench.suggest.clauses import sentences
from workbench.suggest.deeds import AGAINST, FOR, TALK
from workbench.suggest.operators import cues_in
from workbench.suggest.reading import Marked, Reading, Speech, open_reading
from workbench.suggest.scene import scenes
from workbench.suggest.shown import shown
from workbench.suggest.speakers import Speakers

Place = tuple[int, int]
HOLDER, TARGET = "holder", "target"
_SIGNS = {"support": 1, "conditional": 1, "oppose": -1}
_NEAR = 40


class Signs(NamedTuple):
    """What is seen of one pair; counts are capped, so that a long sentence weighs no more than a short one."""

    as_actor: float
    as_topic: float
    between_for: float
    between_against: float
    around_for: float
    talk: float
    before_target: float
    silent: float


def signs(text: str, holder: Place | None, target: Place) -> Signs:
    """What the lexicon sees between the two in `text`; places are code points, half-open."""
    reading = _reading(text, holder, target)
    bounds = around(text, holder, target)
    as_topic = _concluded(_reading(text, holder, target, topic=True))
    return row(reading, bounds, holder, target, (_concluded(reading), as_topic))


def row(reading: Reading, bounds: Place, holder: Place | None, target: Place, concluded: tuple[float, float]) -> Signs:
    """What is seen of two in a reading, in the sentences of `bounds`; `concluded` is what the rules say already."""
    between = _between(bounds[0], holder, target)
    leanings = _leanings(reading, *bounds)
    around_for, around_against = _counts(leanings, *bounds)
    near_for, near_against = _counts(leanings, *between)
    before = _counts(leanings, target[0] - _NEAR, target[0])
    return Signs(
        *concluded,
        between_for=min(near_for, 2),
        between_against=min(near_against, 2),
        around_for=min(around_for, 3),
        talk=min(len(TALK.findall(reading.text, *between)), 2),
        before_target=float((before[0] > 0) - (before[1] > 0)),
        silent=float(around_for + around_against == 0),
    )


def around(text: str, holder: Place | None, target: Place) -> Place:
    """Bounds of the sentences from that of the one to that of the other, in code points."""
    places = [target, *([holder] if holder else [])]
    start, end = min(place[0] for place in places), max(place[1] for place in places)
    paragraph = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    bounds = sentences(text, paragraph[0], paragraph[1] if paragraph[1] >= 0 else len(text))
    touched = [each for each in bounds if each[0] < end and start < each[1]]
    return min(start, touched[0][0]) if touched else start, max(end, touched[-1][1]) if touched else end


def _reading(text: str, holder: Place | None, target: Place, *, topic: bool = False) -> Reading:
    """The text with these two names in it and no others; without a holder all of it is the holder's words."""
    reading = open_reading(Article("", text))
    names = [(holder, HOLDER)] if holder else []
    names += [] if topic else [(target, TARGET)]
    for place, id_ in sorted(names):
        span = span_at(text, *place)
        reading.mentions.append(Mention(span.start, span.end, span.quote, "ORG", id_))
    reading.topics = [Marked(*target, TARGET)] if topic else []
    told = [] if holder else [Speech(0, len(text), False, (HOLDER,))]
    reading.speeches = sorted([*told, *Speakers(reading).speeches()], key=lambda each: each.start)
    return reading


def _concluded(reading: Reading) -> float:
    found = [
        _SIGNS.get(position.polarity, 0)
        for scene in scenes(reading)
        for position in shown(scene)
        if position.target == TARGET and HOLDER in position.holders
    ]
    return float(found[0]) if found else 0.0


def _between(start: int, holder: Place | None, target: Place) -> Place:
    if holder is None:
        return start, target[0]
    first, second = sorted([holder, target])
    return first[1], max(first[1], second[0])


def _leanings(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """Where words for (1) and against (-1) begin in `[start, end)`."""
    cues = [(cue.start, cue.sign) for cue in cues_in(reading, start, end) if cue.operator]
    deeds = ((found.start(), 1) for found in FOR.finditer(reading.text, start, end))
    wrongs = ((found.start(), -1) for found in AGAINST.finditer(reading.text, start, end))
    return [*cues, *deeds, *wrongs]


def _counts(leanings: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """How many words for and how many against begin in `[start, end)`."""
    signs = [sign for place, sign in leanings if start <= place < end]
    return signs.count(1), signs.count(-1)
