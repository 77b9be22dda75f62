"""Stances: positions found in clauses, made into records with their voice, condition, certainty and attribution."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from workbench.codebook import Codebook
from workbench.records import Stance
from workbench.spans import span_at
from workbench.suggest.affiliations import affiliations
from workbench.suggest.anaphora import agreements, with_anaphors
from workbench.suggest.evidence import evidence
from workbench.suggest.positions import Position
from workbench.suggest.reading import Reading, reading_of
from workbench.suggest.scene import Scene, scenes
from workbench.suggest.shown import shown
from workbench.suggest.speakers import Speakers
from workbench.suggest.topics import Topics

BY = "stance 1"


class Voices:
    """Component that finds topics, quotations, paraphrases and their speakers."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._topics: Topics | None = None
        self._states: dict[str, str] = {}

    def use(self, codebook: Codebook) -> None:
        """Take the topics and the names of states from `codebook`."""
        self._topics = Topics(codebook)
        states = [entity for entity in codebook.entities.values() if entity.label == "STATE"]
        self._states = {entity.name: entity.id for entity in states if " government" not in entity.name}

    def __call__(self, doc: Doc) -> Doc:
        """Write topics, speeches and affiliations into the reading of `doc`."""
        reading = reading_of(doc)
        if self._topics is not None:
            reading.topics = with_anaphors(reading, list(self._topics.find(reading)))
            reading.mentions = sorted([*reading.mentions, *agreements(reading)], key=lambda each: each.start)
        reading.speeches = sorted(Speakers(reading).speeches(), key=lambda each: each.start)
        reading.behalf = affiliations(reading, self._states)
        return doc


class Stances:
    """Component that writes the stances into the reading."""

    def __init__(self, nlp: Language, name: str) -> None:
        """Nothing is needed of the pipeline: topics, names and speakers are in the reading already."""

    def __call__(self, doc: Doc) -> Doc:
        """Write the stances of `doc` into its reading, in the order of their evidence."""
        reading = reading_of(doc)
        found: dict[tuple[object, ...], Stance] = {}
        for scene in scenes(reading):
            for stance in _stances(scene):
                # what a quotation says again is further evidence of the same position
                place = scene.speech.start if scene.speech and scene.speech.quoted else stance.evidence.start
                found.setdefault((stance.holder, stance.target, stance.polarity, stance.condition, place), stance)
        reading.stances = sorted(found.values(), key=lambda each: (each.evidence.start, each.evidence.end))
        return doc


def _stances(scene: Scene) -> Iterator[Stance]:
    for position in shown(scene):
        for holder in position.holders:
            if holder != position.target:
                yield _record(scene, position, holder)


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
