"""A second reader's reading, made from a first one with differences that are known by kind and number.

What was planted is the truth that a comparison has to find, so no difference may be two, or hide another: no record is
changed twice, and what is changed keeps away from all else that is changed.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from workbench.agreement.says import FIELDS, Compared
from workbench.placing import place, places
from workbench.records import READ_REGIONS, Annotation, Mention, Naming, Record, Region, Stance
from workbench.spans import Span, overlaps

Plan = Mapping[tuple[str, str], int]
"""(record, kind of difference) → how many; of stances also `turned`, holder and target swapped, which is a `holder`."""

LABELS = ("ARMED_GROUP", "PERSON", "STATE", "ORG", "PLACE", "EVENT")
POLARITIES = ("support", "oppose", "neutral")
VOICES = ("quoted", "reported", "outlet")
CERTAINTIES = ("explicit", "hedged", "inferred")
VALENCES = ("delegitimising", "negative", "neutral", "legitimising")
CLASSES = ("terrorism", "crime", "regime", "rebellion", "government", "alliance")
ASIDE = ("boilerplate", "credit", "byline", "caption", "related_headline")

_ATTEMPTS = 400
_WORD = re.compile(r"\w+")
_KINDS: dict[str, type[Compared]] = {"mention": Mention, "stance": Stance, "naming": Naming, "region": Region}
_NARROW = ("region", "turned", "evidence", "holder", "target", "found", "condition", "polarity")
"""What finds the fewest records to be planted on comes first."""


class Crowded(LookupError):
    """A reading has too few records for what is to be planted."""


@dataclass(frozen=True)
class Change:
    """One planted difference: `before` is nothing where a record was added, `after` where one was dropped."""

    annotator: str
    kind: str
    id: str
    before: Compared | None
    after: Compared | None

    @property
    def versions(self) -> list[Compared]:
        """What there is of the two."""
        return [each for each in (self.before, self.after) if each]


@dataclass
class _Attempt:
    """What was planted so far, and where there is room for more."""

    reading: Annotation
    choice: random.Random
    changes: list[Change] = field(default_factory=list)

    def __post_init__(self) -> None:
        records = self.reading.records
        self.records = {id_: each for id_, each in records.items() if isinstance(each, Compared)}
        self.pairs = {(each.holder, each.target) for each in self.reading.stances.values()}
        self.entities = sorted({each.entity for each in self.reading.mentions.values() if each.entity})
        self.words = list(_words(self.records))

    def plant(self, annotator: str, record: str, kind: str) -> None:
        """One more difference. Raises Crowded."""
        touched = {change.id for change in self.changes}
        free = [id_ for id_, each in self.records.items() if type(each) is _KINDS[record] and id_ not in touched]
        self.choice.shuffle(free)
        for id_ in free:
            for do in self.choice.sample(["add", "drop"], 2) if kind == "found" else [kind]:
                change = self._change(annotator, kind, record, id_, do)
                if change and self._apart(change):
                    self.changes.append(change)
                    return
        raise Crowded(f"no room for one more {kind} of a {record} in {self.reading.article}")

    def _change(self, annotator: str, kind: str, record: str, id_: str, do: str) -> Change | None:
        """One way to make the difference, where there is one."""
        before = self.records[id_]
        if do == "drop":
            return Change(annotator, kind, id_, before, None)
        way = _WAYS.get((record, do))
        after = way and way(self, before)
        added = do == "add"
        return Change(annotator, kind, "" if added else id_, None if added else before, after) if after else None

    def _apart(self, change: Change) -> bool:
        after, before = change.after, change.before
        if isinstance(before, Region) and self._holds(before, after):
            return False
        if after and not isinstance(after, Stance):
            beside = [each for each in self.records.values() if type(each) is type(after) and each is not before]
            if any(overlaps(after, each) and not (before and overlaps(before, each)) for each in beside):  # type: ignore[arg-type]
                return False
        if after and any(_content(after) == _content(each) for each in self.records.values()):
            return False
        if before and [_content(each) for each in self.records.values()].count(_content(before)) > 1:
            return False
        return not any(_entangled(change, other) for other in self.changes)

    def _holds(self, region: Region, after: Compared | None) -> bool:
        """Whether the change of a region would change what kind of text other records stand in."""
        if isinstance(after, Region) and after.type != region.type:
            return False  # read text stays read text
        lost = Span(after.end, region.end, "") if isinstance(after, Region) else region
        others = [each for each in self.records.values() if not isinstance(each, Region)]
        return any(overlaps(span, lost) for each in others for span in places(each))

    def passage(self, length: int) -> Span:
        """Some words that stand together."""
        run = self.choice.choice(self.words)
        start = self.choice.randrange(len(run[1]))
        first, last = run[1][start], run[1][min(start + length, len(run[1])) - 1]
        return Span(first[0], last[1], run[0].quote[first[0] - run[0].start : last[1] - run[0].start])

    def other(self, values: Sequence[Any], *but: object) -> Any:
        """One of the values that is none of `but`; nothing where there is none."""
        found = [each for each in values if each not in but]
        return self.choice.choice(found) if found else None


def planted(reading: Annotation, plan: Plan, seed: int, annotator: str) -> Annotation:
    """The reading of `annotator`, who differs from `reading` in exactly what is planned.

    Ids are others and in another order. Raises Crowded when the reading has too few records for it.
    """
    return planted_apart(reading, {annotator: plan}, seed)[annotator]


def planted_apart(reading: Annotation, plans: Mapping[str, Plan], seed: int) -> dict[str, Annotation]:
    """The readings of several, who each differ from `reading` in what is planned for them, never two in one record."""
    for attempt in range(_ATTEMPTS):
        choice = random.Random(f"{reading.article} {seed} {attempt}")
        try:
            changes = _changes(reading, plans, choice)
        except Crowded as error:
            why = error
            continue
        return {annotator: _second(reading, changes, annotator, choice) for annotator in plans}
    raise why


def _changes(reading: Annotation, plans: Mapping[str, Plan], choice: random.Random) -> list[Change]:
    wanted = [
        (annotator, record, kind)
        for annotator, plan in sorted(plans.items())
        for (record, kind), number in sorted(plan.items())
        for _ in range(number)
    ]
    wanted.sort(key=lambda each: min(_rank(each[1]), _rank(each[2])))
    attempt = _Attempt(reading, choice)
    for each in wanted:
        attempt.plant(*each)
    return attempt.changes


def _rank(word: str) -> int:
    return _NARROW.index(word) if word in _NARROW else len(_NARROW)


def _second(reading: Annotation, changes: Sequence[Change], annotator: str, choice: random.Random) -> Annotation:
    own = [change for change in changes if change.annotator == annotator]
    changed = {change.id: change.after for change in own if change.id}
    kept = [(id_, each) for id_, each in reading.records.items() if isinstance(each, Compared)]
    said: list[Record] = [new for id_, each in kept if (new := changed.get(id_, each) if id_ in changed else each)]
    said += [change.after for change in own if not change.id and change.after]
    choice.shuffle(said)
    records = {f"{annotator}-{number}": each for number, each in enumerate(said, start=1)}
    status = {"status": reading.records["status"]} if "status" in reading.records else {}
    return Annotation(reading.article, reading.sha256, annotator, {**records, **status}, reading.codebook)


def _entangled(one: Change, other: Change) -> bool:
    """Whether two changes could be taken for each other's."""
    pairs = [(here, there) for here in one.versions for there in other.versions if type(here) is type(there)]
    if any(overlaps(a, b) for here, there in pairs for a in places(here) for b in places(there)):
        return True
    # what stays in its place with its holder and target is known by its place
    moved = {one.kind, other.kind} & {"found", "evidence", "holder", "target", "turned"}
    return bool(moved) and any(
        (here.holder, here.target) == (there.holder, there.target)
        for here, there in pairs
        if isinstance(here, Stance) and isinstance(there, Stance)
    )


def _content(record: Compared) -> tuple[object, ...]:
    span = place(record)
    return (type(record), span and (span.start, span.end), *(said(record) for said in FIELDS[type(record)].values()))


def _words(records: Mapping[str, Compared]) -> Iterator[tuple[Span, list[tuple[int, int]]]]:
    """Every passage that some record quotes, the long ones, with the bounds of its words."""
    spans = {(span.start, span.end): span for each in records.values() for span in places(each)}
    for _, span in sorted(spans.items()):
        bounds = [(span.start + each.start(), span.start + each.end()) for each in _WORD.finditer(span.quote)]
        if len(bounds) >= 4:
            yield span, bounds


def _at(record: Any, span: Span) -> Any:
    return replace(record, start=span.start, end=span.end, quote=span.quote)


def _shorter(attempt: _Attempt, record: Any) -> Any:
    """The record without its last word or, where it has one only, its last letter."""
    found = [each.end() for each in _WORD.finditer(record.quote)]
    end = found[-2] if len(found) > 1 else len(record.quote) - 1
    return _at(record, Span(record.start, record.start + end, record.quote[:end])) if end else None


def _paired(attempt: _Attempt, stance: Stance, **ends: str | None) -> Stance | None:
    """The stance with another holder or target, where nobody takes that position yet."""
    new = replace(stance, **ends)
    known = (new.holder, new.target) in attempt.pairs or not new.holder or not new.target or new.holder == new.target
    return None if known else new


def _turned(attempt: _Attempt, stance: Stance) -> Stance | None:
    entity = stance.target and not stance.target.startswith("topic:")
    return _paired(attempt, stance, holder=stance.target, target=stance.holder) if entity else None


def _elsewhere(attempt: _Attempt, stance: Stance) -> Stance | None:
    span = attempt.passage(5)
    return None if overlaps(span, stance.evidence) else replace(stance, evidence=span)


def _new_stance(attempt: _Attempt, stance: Stance) -> Stance | None:
    new = _paired(attempt, stance, holder=attempt.other(attempt.entities), target=attempt.other(attempt.entities))
    return new and replace(new, evidence=attempt.passage(5))


def _another(name: str, values: Sequence[str]) -> Callable[[_Attempt, Any], Any]:
    """A way to have another value in a field."""
    return lambda attempt, record: replace(record, **{name: attempt.other(values, getattr(record, name))})


def _entity(name: str) -> Callable[[_Attempt, Any], Any]:
    return lambda attempt, record: replace(record, **{name: attempt.other(attempt.entities, getattr(record, name))})


def _type(attempt: _Attempt, region: Region) -> Region | None:
    same = sorted(READ_REGIONS) if region.type in READ_REGIONS else ASIDE
    return replace(region, type=attempt.other(same, region.type))


def _polarity(attempt: _Attempt, stance: Stance) -> Stance | None:
    # a condition would stay behind
    return None if stance.condition else replace(stance, polarity=attempt.other(POLARITIES, stance.polarity))


_WAYS: dict[tuple[str, str], Callable[[_Attempt, Any], Any]] = {
    ("mention", "add"): lambda attempt, mention: _at(mention, attempt.passage(1)),
    ("mention", "span"): _shorter,
    ("mention", "label"): _another("label", LABELS),
    ("mention", "type"): _another("type", ("name", "nominal")),
    ("mention", "entity"): _entity("entity"),
    ("stance", "add"): _new_stance,
    ("stance", "holder"): lambda attempt, each: _paired(attempt, each, holder=attempt.other(attempt.entities)),
    ("stance", "target"): lambda attempt, each: _paired(attempt, each, target=attempt.other(attempt.entities)),
    ("stance", "turned"): _turned,
    ("stance", "polarity"): _polarity,
    ("stance", "condition"): lambda _, each: replace(each, condition="" if each.condition else "if they are asked"),
    ("stance", "voice"): _another("voice", VOICES),
    ("stance", "on_behalf_of"): _entity("on_behalf_of"),
    ("stance", "certainty"): lambda attempt, stance: replace(
        stance, certainty=attempt.other(CERTAINTIES, stance.certainty or CERTAINTIES[0])
    ),
    ("stance", "evidence"): _elsewhere,
    ("naming", "add"): lambda attempt, naming: _at(naming, attempt.passage(1)),
    ("naming", "span"): _shorter,
    ("naming", "refers_to"): _entity("refers_to"),
    ("naming", "valence"): _another("valence", VALENCES),
    ("naming", "frame_class"): _another("frame_class", CLASSES),
    ("naming", "voice"): _another("voice", VOICES),
    ("region", "span"): _shorter,
    ("region", "type"): _type,
}
