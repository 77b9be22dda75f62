"""How sure a stance is: what the lexicon sees and what the model says of the two, in the sentence that shows it.

The model reads a marked pair in a pass of its own, the dearest thing that is done for an article; so only pairs that
stand in one sentence are read, and only for as many code points as a share of the article has. What is not read keeps
the score of the lexicon.
"""

from typing import NamedTuple

from msgspec.structs import replace

from workbench.records import Stance
from workbench.suggest.encoder import Encoder, Floats
from workbench.suggest.marked import Place, row
from workbench.suggest.positions import Position
from workbench.suggest.reading import Reading
from workbench.suggest.scene import Scene
from workbench.suggest.subjects import holder_id
from workbench.suggest.teach.taught import Taught
from workbench.suggest.weighing import Chances, chances, weighed

POLAR = {"support": 1.0, "oppose": -1.0}
SHARE = 0.4
"""Code points that the model reads of pairs, by those of the article."""
LEAST = 400
"""Code points that it may read of the shortest article."""
_SURE = 0.5
_AROUND = 60
"""Code points around the two that are read with them."""
_LONGEST_CUE = 5


class Found(NamedTuple):
    """A stance with the clause and the position in it that show it."""

    stance: Stance
    scene: Scene
    position: Position


class Judge:
    """Scores the stances of one article, as far as the model may read for it."""

    def __init__(self, reading: Reading, encoder: Encoder | None, taught: Taught) -> None:
        self._encoder, self._taught = encoder, taught
        self._left = max(LEAST, SHARE * sum(each.end - each.start for each in reading.stretches))

    def __call__(self, found: Found) -> Stance:
        """The stance with its score, and why it is suggested."""
        stance, scene = found.stance, found.scene
        target, alike = _target(found)
        cue = f"“{_cue(found)}”" + (f", of what is like the topic ({alike:.2f})" if alike else "")
        if stance.polarity in {"neutral", "mixed"} or target is None:
            return replace(stance, why=cue)
        holder = _holder(found)
        sign = POLAR.get(stance.polarity, 1.0)
        seen = row(scene.reading, scene.sentence, holder, target, (sign, sign))
        model = self.read(scene, holder, target) if holder else None
        concluded = stance.polarity if stance.polarity in POLAR else ""
        judged = weighed(seen, model.logits if model else None, concluded)
        judged_stance = _verdict(stance, judged, model, cue)
        return replace(judged_stance, sure=judged_stance.sure and not alike)

    def read(self, scene: Scene, holder: Place, target: Place) -> "Said | None":
        """What the model says of two in the sentence of `scene`; None where nothing is left to be read."""
        start, end = _window(scene, holder, target)
        if self._encoder is None or end - start > self._left:
            return None
        self._left -= end - start
        read = self._encoder.stance(
            scene.text[start:end], (holder[0] - start, holder[1] - start), (target[0] - start, target[1] - start)
        )
        return Said(self._taught.stance(read.state, read.logits))


def _window(scene: Scene, *places: Place) -> Place:
    """The part of the sentence that is read: the two, what is between, and some words around."""
    start, end = min(place[0] for place in places) - _AROUND, max(place[1] for place in places) + _AROUND
    first, last = scene.sentence
    before, after = scene.text.rfind(" ", first, max(first, start)), scene.text.find(" ", end, last)
    return first if start <= first or before < 0 else before + 1, last if end >= last or after < 0 else after


class Said:
    """What the model says of a pair."""

    def __init__(self, logits: Floats) -> None:
        self.logits = logits
        self.chances = chances(logits)


def _verdict(stance: Stance, judged: Chances, model: Said | None, cue: str) -> Stance:
    """The stance with score, reason, and whether lexicon and model agree and are sure."""
    polar = stance.polarity in POLAR
    score = getattr(judged, stance.polarity) if polar else max(judged.support, judged.oppose)
    agrees = polar and model is not None and model.chances.likeliest == stance.polarity
    sure = agrees and model is not None and max(model.chances) >= _SURE and judged.likeliest == stance.polarity
    why = f"{cue}, and the model agrees" if agrees else f"{cue}, though the model doubts it" if polar and model else cue
    return replace(stance, score=round(score, 3), sure=sure, why=why)


def _cue(found: Found) -> str:
    """The word or few words that take the position."""
    scene, position = found.scene, found.position
    cues = [cue for cue in scene.cues if cue.operator and position.start <= cue.start < position.end]
    if cues:
        return scene.text[cues[0].start : cues[0].end]
    return " ".join(scene.text[position.start : position.end].split()[:_LONGEST_CUE])


def _holder(found: Found) -> Place | None:
    """Where the sentence names the holder, or takes it up by a pronoun that is the clause's subject."""
    scene, holder = found.scene, found.stance.holder
    named = [each for each in scene.reading.within(*scene.sentence) if holder_id(each, scene.text) == holder]
    if named:
        nearest = min(named, key=lambda each: abs(each.start - found.position.start))
        return nearest.start, nearest.end
    subject = scene.subject
    if subject is None or subject.kind not in {"we", "other"}:
        return None
    end = subject.start
    while end < len(scene.text) and scene.text[end].isalpha():
        end += 1
    return subject.start, end


def _target(found: Found) -> tuple[Place | None, float]:
    """Where the position's words, or else its sentence, speak of the target, and how alike if by its meaning only."""
    scene, target = found.scene, found.stance.target
    marks = [mark for mark in scene.reading.topics_in(*scene.sentence) if mark.value == target]
    places = [((mark.start, mark.end), mark.alike) for mark in marks]
    names = [each for each in scene.reading.within(*scene.sentence) if holder_id(each, scene.text) == target]
    places += [((each.start, each.end), 0.0) for each in names]
    return min(places, key=lambda each: abs(each[0][1] - found.position.end), default=(None, 0.0))
