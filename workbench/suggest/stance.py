"""Stances: positions found in clauses, made into records with their voice, condition, certainty and attribution."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace
from spacy.language import Language
from spacy.tokens import Doc

from workbench.codebook import Codebook
from workbench.records import Stance
from workbench.spans import Span, overlaps, span_at
from workbench.suggest.affiliations import affiliations
from workbench.suggest.anaphora import agreements, with_anaphors
from workbench.suggest.candidates import candidates
from workbench.suggest.encoder import Encoder
from workbench.suggest.evidence import evidence
from workbench.suggest.judging import Found, Judge
from workbench.suggest.likeness import Likeness
from workbench.suggest.positions import Position
from workbench.suggest.reading import Reading, reading_of
from workbench.suggest.scene import Scene, scenes
from workbench.suggest.shown import shown
from workbench.suggest.speakers import Speakers
from workbench.suggest.teach.taught import Taught
from workbench.suggest.topics import Topics

BY = "stance 1"


class Voices:
    """Component that finds topics, quotations, paraphrases and their speakers."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._topics: Topics | None = None
        self._likeness: Likeness | None = None
        self._states: dict[str, str] = {}

    def use(self, codebook: Codebook, encoder: Encoder, passages: Mapping[str, Sequence[str]] | None = None) -> None:
        """Take the topics and the names of states from `codebook`; `encoder` tells topics by their meaning.

        `passages` are words that people coded, by topic id: what else a topic means.
        """
        self._topics = Topics(codebook)
        self._likeness = Likeness(codebook, encoder, passages)
        states = [entity for entity in codebook.entities.values() if entity.label == "STATE"]
        self._states = {entity.name: entity.id for entity in states if " government" not in entity.name}

    def __call__(self, doc: Doc) -> Doc:
        """Write topics, speeches and affiliations into the reading of `doc`."""
        reading = reading_of(doc)
        if self._topics and self._likeness:
            reading.topics = with_anaphors(reading, list(self._topics.find(reading)))
            alike = list(self._likeness.find(reading, reading.topics))
            reading.topics = sorted([*reading.topics, *alike], key=lambda each: each.start)
            reading.mentions = sorted([*reading.mentions, *agreements(reading)], key=lambda each: each.start)
        reading.speeches = sorted(Speakers(reading).speeches(), key=lambda each: each.start)
        reading.behalf = affiliations(reading, self._states)
        return doc


class Stances:
    """Component that writes the stances into the reading: one a position, with the further passages that show it."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._polarities: frozenset[str] = frozenset()
        self._encoder: Encoder | None = None
        self._taught = Taught()

    def use(self, codebook: Codebook, encoder: Encoder, taught: Taught) -> None:
        """Suggest what `codebook` has a polarity for; `encoder`, corrected by what was `taught`, says how surely."""
        self._polarities, self._encoder, self._taught = frozenset(codebook.polarities), encoder, taught

    def __call__(self, doc: Doc) -> Doc:
        """Write the stances of `doc` into its reading, in the order of their evidence."""
        reading = reading_of(doc)
        judge = Judge(reading, self._encoder, self._taught)
        by_position: dict[tuple[str | None, ...], list[Found]] = {}
        clauses = list(scenes(reading))
        for found in (each for scene in clauses for each in _stances(scene)):
            stance = found.stance
            key = (stance.holder, stance.target, stance.polarity, stance.condition)
            if stance.polarity in self._polarities:
                by_position.setdefault(key, []).append(found)
        whole = [_one(passages, judge) for passages in by_position.values()]
        whole += candidates(clauses, judge, [each for passages in by_position.values() for each in passages])
        reading.stances = sorted(whole, key=lambda each: (each.evidence.start, each.evidence.end))
        return doc


def _one(passages: list[Found], judge: Judge) -> Stance:
    """The first passage of a position as its suggestion, with what other passages show too."""
    first, *others = passages
    further: list[Span] = []
    for each in others:
        evidence = each.stance.evidence
        if not any(overlaps(evidence, other) for other in (first.stance.evidence, *further)):
            further.append(evidence)
    return replace(judge(first), also=tuple(further))


def _stances(scene: Scene) -> Iterator[Found]:
    for position in shown(scene):
        for holder in position.holders:
            if holder != position.target:
                yield Found(_record(scene, position, holder), scene, position)


def _record(scene: Scene, position: Position, holder: str) -> Stance:
    reading = scene.reading
    chain = (*scene.speakers[:1], holder) if scene.speakers and holder not in scene.speakers else (holder,)
    return Stance(
        holder=holder,
        target=position.target,
        polarity=position.polarity,
        voice=_voice(reading, scene, position),
        evidence=span_at(reading.text, *evidence(scene, position)),
        condition=position.condition,
        certainty="hedged" if position.hedged else "",
        on_behalf_of=reading.behalf.get(holder, ""),
        attribution=chain if scene.speakers or position.act else (),
        by=BY,
    )


def _voice(reading: Reading, scene: Scene, position: Position) -> str:
    if scene.speech and scene.speech.quoted:
        return "quoted"
    if scene.speech or (position.act and position.polarity != "neutral"):
        return "reported"
    return "outlet"
