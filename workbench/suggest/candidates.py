"""Positions that no rule shows: actors in one sentence of whom lexicon and model are both nearly certain.

Most actors in a sentence have nothing to do with each other, so precision comes first: no rule may have found anything
in the sentence, the lexicon must lean one way by itself, and only then is the model asked, while there is something
left to read. What is suggested so is never sure.
"""

from collections.abc import Iterator
from itertools import permutations

from workbench.records import Mention, Stance
from workbench.spans import span_at
from workbench.suggest.judging import POLAR, Found, Judge
from workbench.suggest.marked import row
from workbench.suggest.reading import Reading
from workbench.suggest.scene import Scene
from workbench.suggest.subjects import actors_in, holder_id, joined
from workbench.suggest.weighing import weighed

BY = "candidates 1"
_LEANS = 0.7
_CERTAIN = 0.8
_MOST = 4
"""Actors of a sentence; a list of states is no sentence about two of them."""
_TRIMMED = " \t\n\u00a0,;:.…“”\"'’–—-"


def candidates(scenes: list[Scene], judge: Judge, found: list[Found]) -> Iterator[Stance]:
    """Further stances in text order: in sentences, and between actors, for which no rule has `found` one."""
    sentences = {each.scene.sentence for each in found}
    taken = {(str(each.stance.holder), str(each.stance.target)) for each in found}
    for clauses in _sentences([scene for scene in scenes if scene.sentence not in sentences]):
        reading = clauses[0].reading
        for holder, target in _pairs(reading, clauses[0].sentence):
            ids = holder_id(holder, reading.text), holder_id(target, reading.text)
            if ids[0] == ids[1] or ids in taken:
                continue
            stance = _candidate(clauses, holder, target, judge)
            if stance:
                taken.add(ids)
                yield stance


def _sentences(scenes: list[Scene]) -> Iterator[list[Scene]]:
    """The clauses of each sentence that is no question."""
    by_sentence: dict[tuple[int, int], list[Scene]] = {}
    for scene in scenes:
        by_sentence.setdefault(scene.sentence, []).append(scene)
    yield from (each for each in by_sentence.values() if "?" not in each[0].text[slice(*each[0].sentence)])


def _pairs(reading: Reading, sentence: tuple[int, int]) -> Iterator[tuple[Mention, Mention]]:
    """Named actors of a sentence two by two, but for those that are joined by "and"."""
    actors = [each for each in actors_in(reading, *sentence) if each.entity or each.type == "name"]
    for holder, target in permutations(actors, 2) if len(actors) <= _MOST else ():
        first, second = sorted((holder, target), key=lambda each: each.start)
        if second not in joined(reading, first, sentence[1]):
            yield holder, target


def _candidate(clauses: list[Scene], holder: Mention, target: Mention, judge: Judge) -> Stance | None:
    scene = clauses[0]
    places = (holder.start, holder.end), (target.start, target.end)
    seen = row(scene.reading, scene.sentence, *places, (0.0, 0.0))
    alone = weighed(seen)
    if alone.likeliest not in POLAR or max(alone) < _LEANS:
        return None
    said = judge.read(scene, *places)
    both = weighed(seen, said.logits) if said else alone
    agreed = said and said.chances.likeliest == both.likeliest == alone.likeliest
    if not said or not agreed or min(max(both), max(said.chances)) < _CERTAIN:
        return None
    text = scene.text
    start, end = _shown(clauses, holder, target)
    speech = scene.reading.speech_at(target.start)
    voice = "outlet" if speech is None else "quoted" if speech.quoted else "reported"
    return Stance(
        holder=holder_id(holder, text),
        target=holder_id(target, text),
        polarity=both.likeliest,
        voice=voice,
        evidence=span_at(text, start, end),
        on_behalf_of=scene.reading.behalf.get(holder_id(holder, text), ""),
        attribution=(*(speech.speakers[:1] if speech else ()), holder_id(holder, text)) if speech else (),
        by=BY,
        score=round(max(both), 3),
        why="no rule shows it; words around them, and the model",
    )


def _shown(clauses: list[Scene], holder: Mention, target: Mention) -> tuple[int, int]:
    """From the clause of the one to that of the other, without signs around them."""
    first, last = min(holder.start, target.start), max(holder.end, target.end)
    inside = [each.clause for each in clauses if each.clause.start < last and first < each.clause.end]
    start, end = min(first, inside[0].start), max(last, inside[-1].end)
    text = clauses[0].text
    while text[start] in _TRIMMED:
        start += 1
    while text[end - 1] in _TRIMMED:
        end -= 1
    return start, end
