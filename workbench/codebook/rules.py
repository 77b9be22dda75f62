"""The rules of coding: labels, polarities, voices, valences, topics, naming terms and the entity registry.

The codebook is written for people first; what a machine needs of it (search terms, letters) stands beside the
definitions, so that both read the same text. What is no longer used stays in it, so that old records can be read.
"""

from typing import Literal

from msgspec import Struct

from workbench.records import Entity, Topic

Assist = Literal["all", "entities", "none"]
Order = Literal["given", "random", "outlet", "date", "uncertain"]
What = Literal["label", "topic", "entity", "polarity", "voice", "valence"]


class Entry(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One value of a coding dimension: what it means, what to take in, what to leave out, examples.

    Its key in the codebook is its id and never changes; `name` is what is shown in its place.
    """

    definition: str
    include: str = ""
    exclude: str = ""
    examples: tuple[str, ...] = ()
    letter: str = ""
    name: str = ""


class NamingTerms(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Terms that characterise an actor in the same way."""

    valence: str
    frame_class: str
    terms: tuple[str, ...]


class Desk(Struct, frozen=True, forbid_unknown_fields=True):
    """How much is suggested, which share of the articles (0 to 1) is read blind, and the order of the queue."""

    assist: Assist = "all"
    blind: float = 0.0
    order: Order = "given"
    seed: int = 0


class Amendment(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, kw_only=True):
    """One logged change of the codebook. `version` is the codebook's from then on; `at` is wall time, UTC.

    `of` are the ids it is about, and `to` what took their place; an undo is `of` the change that it takes back. A
    rename gives the `name` and the one before, `was`; an example stands in the entry as in `example`.
    """

    id: str
    version: str
    kind: Literal["topic", "rename", "merge", "split", "example", "undo"]
    what: What
    of: tuple[str, ...]
    to: tuple[str, ...] = ()
    name: str = ""
    was: str = ""
    example: str = ""
    at: str
    by: str


class Codebook(Struct, frozen=True, forbid_unknown_fields=True):
    """All the rules of one project. `entities` and `topics` are by id, the rest by name.

    `keys` remaps commands of the page: name of the command → its key or keys. `retired` holds labels, topics and
    entities no longer used, by id → what took their place: one id after a merge, several after a split.
    """

    version: str
    name: str
    labels: dict[str, Entry]
    polarities: dict[str, Entry]
    voices: dict[str, Entry]
    valences: dict[str, Entry]
    topics: dict[str, Topic] = {}
    naming: tuple[NamingTerms, ...] = ()
    entities: dict[str, Entity] = {}
    desk: Desk = Desk()
    keys: dict[str, str | tuple[str, ...]] = {}
    retired: dict[str, tuple[str, ...]] = {}
    changes: tuple[Amendment, ...] = ()

    def knows(self, id_: str) -> bool:
        """Whether `id_` is or was an entity or a topic, or a collective that the text leaves unnamed (`unnamed:…`)."""
        return any(id_ in known for known in (self.entities, self.topics, self.retired)) or id_.startswith("unnamed:")

    def name_of(self, id_: str | None) -> str:
        """The name to show for the id of an entity, topic or label; the id itself when it is not in the codebook."""
        if not id_:
            return "?"
        if id_.startswith("unnamed:"):
            return f"{id_.removeprefix('unnamed:').replace('-', ' ')} (unnamed)"
        named = self.entities.get(id_) or self.topics.get(id_) or self.labels.get(id_)
        return (named and named.name) or id_

    def heir(self, id_: str) -> str:
        """What took the place of `id_` by merging; the id itself when it is in use, or was split."""
        while len(heirs := self.retired.get(id_, ())) == 1:
            id_ = heirs[0]
        return id_

    def heirs(self, id_: str) -> tuple[str, ...]:
        """What can be chosen in the place of `id_`: one thing after a merge, several after a split; itself in use."""
        heir = self.heir(id_)
        if heir not in self.retired:
            return (heir,)
        return tuple(dict.fromkeys(one for each in self.retired[heir] for one in self.heirs(each)))
