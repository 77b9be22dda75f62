"""Topics by their terms, and the named events that stand for them."""

import re
from collections.abc import Iterator

from workbench.codebook import Codebook
from workbench.records import Mention
from workbench.suggest.reading import Marked, Reading

_DETERMINER = r"(?:the|an?|such|any|all|this|that|these|those|its|his|her|their|our|your|my)"
_DEAL = r"(?:agreement|deal|accord|truce|ceasefire|pact)"
_COMING_IN = ("foreign intervention", "foreign interference", "intervention")
_OUTSIDERS = re.compile(
    r"\b(?:calls?|offers?|demands?|proposals?|requests?|appeals?|plans?)\s+(?:by|from|of)\s+"
    r"(?P<who>(?:foreign|outside|external|neighbou?ring|western|regional|other)\s+(?:countries|states|powers|governments|forces|actors|parties))\b",
    re.IGNORECASE,
)
_ON_PLACE = re.compile(rf"\b(?P<deal>{_DEAL})\s+(?:on|for|over|about)\s+$", re.IGNORECASE)


class Topics:
    """Where the codebook's topics are spoken of."""

    def __init__(self, codebook: Codebook) -> None:
        # a phrase that names an event and a topic belongs to the event, which the gazetteer finds
        self._ids = {_key(term): id_ for id_, topic in codebook.topics.items() for term in topic.terms}
        terms = sorted((term for topic in codebook.topics.values() for term in topic.terms), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(_spelled, terms))})\b", re.IGNORECASE)
        self._terms = {id_: tuple(map(_key, topic.terms)) for id_, topic in codebook.topics.items()}
        self._events = {
            entity.id: tuple(form.lower() for form in (entity.name, *entity.aliases))
            for entity in codebook.entities.values()
            if entity.label == "EVENT"
        }

    def find(self, reading: Reading) -> Iterator[Marked]:
        """Topics and events of the reading, in text order, the event in the topic's place where the text names one."""
        events = [
            each for each in reading.mentions if each.label == "EVENT" and each.entity and not self._generic(each)
        ]
        preferred = self._preferred({each.entity for each in events if each.entity})
        marks = [Marked(each.start, each.end, str(each.entity)) for each in events]
        marks += self._deals_on_places(reading)
        marks += self._offers_of_outsiders(reading)
        for stretch in reading.stretches:
            for found in self._pattern.finditer(reading.text, stretch.start, stretch.end):
                id_ = self._id(_key(found[0]))
                if id_ and not any(mark.start < found.end() and found.start() < mark.end for mark in marks):
                    marks.append(Marked(*found.span(), preferred.get(id_, id_)))
        return iter(sorted(marks, key=lambda mark: mark.start))

    def _id(self, key: str) -> str | None:
        return next((self._ids[each] for each in (key, key[:-1], key[:-2]) if each in self._ids), None)

    def _generic(self, mention: Mention) -> bool:
        """Whether an event's words are the topic's own, and not written as a name: "de-escalation zones"."""
        return mention.quote.islower() and self._id(_key(mention.quote)) is not None

    def _preferred(self, named: set[str]) -> dict[str, str]:
        return {
            topic: event
            for event in sorted(named)
            for topic, terms in self._terms.items()
            if any(f" {term} " in f" {form} " and term != form for form in self._events[event] for term in terms)
        }

    def _offers_of_outsiders(self, reading: Reading) -> Iterator[Marked]:
        # "calls by foreign countries to help": what is called for is that they come in (rule S1)
        topic = next((self._ids[term] for term in _COMING_IN if term in self._ids), None)
        for found in _OUTSIDERS.finditer(reading.text) if topic else ():
            if reading.stretch_at(*found.span("who")):
                yield Marked(*found.span("who"), str(topic))

    def _deals_on_places(self, reading: Reading) -> Iterator[Marked]:
        # "an agreement on Idlib" is the Idlib agreement, where the registry knows one
        for place in reading.mentions:
            deal = _ON_PLACE.search(reading.text, max(0, place.start - 30), place.start)
            if deal:
                name = f"{place.quote} {deal['deal']}".lower()
                yield from (
                    Marked(deal.start(), place.end, id_) for id_, forms in self._events.items() if name in forms
                )


def _spelled(term: str) -> str:
    # any space or hyphen, articles and the like between the words, singular and plural of the last word
    stem = rf"[\s-]+(?:{_DETERMINER}\s+){{0,2}}".join(map(re.escape, _key(term).split()))
    return stem if stem.endswith("s") else f"{stem}(?:e?s)?"


def _key(term: str) -> str:
    words = re.split(r"[\s-]+", term.lower())
    return " ".join(word for word in words if not re.fullmatch(_DETERMINER, word))


def last_event(marks: list[Marked], place: int) -> str | None:
    """The id of the event or topic last spoken of before `place`, events first."""
    before = [mark for mark in marks if mark.end <= place]
    events = [mark for mark in before if not mark.value.startswith("topic:")]
    return (events or before)[-1].value if before else None
