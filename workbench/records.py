"""What a thing is: frozen values, with the words of the field for names.

A *record* is anything an annotator can put into, or drop from, their reading of an article: a mention, a
stance, a naming, a corrected region, the article's status, or the fate of a suggestion. Every record that
points into the text is, or holds, a `Span`, and so carries its words.
"""

import hashlib
from typing import Literal

from msgspec import Struct, field

from workbench.spans import Span

RegionType = Literal["title", "standfirst", "body", "caption", "byline", "credit", "related_headline", "boilerplate"]
State = Literal["untouched", "started", "done", "skipped", "flagged"]
Fate = Literal["accepted", "edited", "rejected", "left"]

READ_REGIONS = frozenset({"title", "standfirst", "body"})
"""The regions that are the outlet's own article: scored and charted, and the only ones with positions."""

UNSCORED = 0.0
"""The score where none was worked out: this very object, by which a line of the log knows to leave it out."""

ADJUDICATED = "adjudicated"
"""The annotator whose reading is what was decided between the readings of others; nobody annotates under this name."""


class Entity(Struct, frozen=True, omit_defaults=True):
    """The thing named, across articles. `id` is a slug and never changes."""

    id: str
    label: str
    name: str
    aliases: tuple[str, ...] = ()
    wikidata: str = ""
    note: str = ""


class Topic(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A policy, event or idea; `id` starts with `topic:` and support is support for the thing named."""

    id: str
    name: str
    definition: str
    terms: tuple[str, ...] = ()
    broader: str = ""
    include: str = ""
    exclude: str = ""
    examples: tuple[str, ...] = ()


class Mention(Span, frozen=True, omit_defaults=True, tag_field="kind", tag="mention"):
    """A labelled span that names something. `type` tells a name from a description ("regime troops")."""

    label: str
    entity: str | None
    type: Literal["name", "nominal"] = "name"
    by: str = ""
    """Suggester and version, such as `gazetteer 1`; empty when a person made it by hand."""
    propagated_from: str = ""
    """`article-id#record-id` of the mention that this one was made alike to; empty when it was marked on its own."""
    note: str = ""
    flagged: bool = False
    score: float = UNSCORED
    """Of a suggestion, from 0 to 1 how likely it is right; 0 where none was worked out. `why` says it in words."""
    why: str = ""


class Naming(Span, frozen=True, omit_defaults=True, tag_field="kind", tag="naming"):
    """A term by which somebody characterises an actor; only voice `outlet` counts as the outlet's naming."""

    refers_to: str | None
    valence: str
    frame_class: str
    voice: str
    by: str = ""
    note: str = ""
    flagged: bool = False
    propagated_from: str = ""


class Stance(Struct, frozen=True, omit_defaults=True, gc=False, tag_field="kind", tag="stance"):
    """`holder` (entity id) takes a position toward `target` (entity or topic id); `evidence` shows it.

    `also` are further passages that show the same position. A suggestion says with `score` and `why` what speaks for
    it, as a mention does, and is `sure` where two ways of telling, the words' own and the model's, agree.
    """

    holder: str | None
    target: str | None
    polarity: str
    voice: str
    evidence: Span
    condition: str = ""
    certainty: str = ""
    on_behalf_of: str = ""
    attribution: tuple[str, ...] = ()
    by: str = ""
    note: str = ""
    flagged: bool = False
    score: float = UNSCORED
    why: str = ""
    sure: bool = False
    also: tuple[Span, ...] = ()
    propagated_from: str = ""


class Region(Span, frozen=True, omit_defaults=True, tag_field="kind", tag="region"):
    """A stretch of the article and what it is."""

    type: RegionType


class Status(Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="status"):
    """How far one annotator is with one article."""

    state: State
    note: str = ""


class Decision(Struct, frozen=True, omit_defaults=True, gc=False, tag_field="kind", tag="decision"):
    """What became of a suggestion; the suggestion itself is kept, so that it can be judged later."""

    fate: Fate
    suggestion: Mention | Naming | Stance


class Verdict(Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="verdict"):
    """What was decided where readings differ; it stands in the reading of `ADJUDICATED` under `verdict:` and an id.

    `taken` are the annotators whose records were taken: one, several, or none where neither is right or a third reading
    was written. `of` is in what they differ, `by` the person who decided.
    """

    how: Literal["one", "both", "neither", "third"]
    of: str
    taken: tuple[str, ...] = ()
    reason: str = ""
    by: str = ""


Record = Mention | Naming | Stance | Region | Status | Decision | Verdict


class Action(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One thing a person did to one article: a change set. One action is one line of the log.

    `seq` numbers the lines of a file. `writer` is one kernel's session. `clock` is higher than that of every action
    its writer knew of, and gives the order; `parents` are the annotator's latest actions on this article then. `id`
    is made where the person acted and makes a repeat harmless. `of` is the action that an undo or redo inverts. Actions
    of one `group` are one step, across articles. `assist` is what the page suggested then: nothing said means all of
    it. `around` is, for each record put, up to 32 code points before and after its words: what finds them again in a
    text that was changed. `ms` is active time in milliseconds; `at` is wall time, for people only.
    `prev` is the checksum of the line before it in its file, and `accepts` that of a damaged line for which it stands.
    `decides` are, in the log of `ADJUDICATED`, the ids of others' actions that made what is decided here; the first
    action on an article names each reader's latest ones, so that the readings stay known as they were before.
    """

    seq: int = 0
    prev: str = ""
    writer: str = ""
    clock: int = 0
    codebook: str = ""
    id: str
    article: str
    sha256: str
    do: str
    put: dict[str, Record] = {}
    around: dict[str, tuple[str, str]] = {}
    drop: tuple[str, ...] = ()
    answers: str = ""
    of: str = ""
    group: str = ""
    assist: str = ""
    ms: int = 0
    parents: tuple[str, ...] = ()
    at: str = ""
    accepts: str = ""
    decides: tuple[str, ...] = ()


class Article(Struct, frozen=True, omit_defaults=True):
    """One news text, exactly as decoded. `regions` are in text order and never overlap."""

    id: str
    text: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    metadata: dict[str, str] = field(default_factory=dict)
    regions: tuple[Region, ...] = ()

    @property
    def sha256(self) -> str:
        """SHA-256 of the text as UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()


class Annotation(Struct, frozen=True):
    """One annotator's whole reading of one article: record id → record, computed from actions."""

    article: str
    sha256: str
    annotator: str
    records: dict[str, Record] = field(default_factory=dict)
    codebook: str = ""
    """Version of the codebook under which the latest action was made."""
    around: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Record id → what stood before and after its words when it was put."""
    disputed: dict[str, tuple[Record | None, ...]] = field(default_factory=dict)
    """Record id → what sessions that did not know of each other made of it; what counts in `records` stands first."""

    @property
    def mentions(self) -> dict[str, Mention]:
        """Mentions by id, in text order."""
        found = [(id_, record) for id_, record in self.records.items() if isinstance(record, Mention)]
        return dict(sorted(found, key=lambda pair: (pair[1].start, -pair[1].end)))

    @property
    def namings(self) -> dict[str, Naming]:
        """Namings by id, in text order."""
        found = [(id_, record) for id_, record in self.records.items() if isinstance(record, Naming)]
        return dict(sorted(found, key=lambda pair: (pair[1].start, -pair[1].end)))

    @property
    def stances(self) -> dict[str, Stance]:
        """Stances by id, in the order of their evidence."""
        found = [(id_, record) for id_, record in self.records.items() if isinstance(record, Stance)]
        return dict(sorted(found, key=lambda pair: (pair[1].evidence.start, pair[1].evidence.end)))

    @property
    def decisions(self) -> dict[str, Decision]:
        """Decided suggestions by suggestion id."""
        return {id_: record for id_, record in self.records.items() if isinstance(record, Decision)}

    @property
    def status(self) -> State:
        """`started` as soon as there is any record, until the annotator says otherwise."""
        status = self.records.get("status")
        if isinstance(status, Status):
            return status.state
        return "started" if self.records else "untouched"
