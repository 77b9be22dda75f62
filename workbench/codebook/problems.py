"""What in an annotation the codebook does not allow. It is told beside the record and never blocks anything.

A rule that stops the hand teaches people to code around it, so a half-made stance may stand, and its card says what it
lacks. Whatever a change of the codebook made stale is found here too: no reading is rewritten behind anybody's back.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from workbench.codebook import Codebook, Entry
from workbench.placing import attached
from workbench.records import Annotation, Article, Mention, Naming, Record, Stance
from workbench.wording import quoted

OPPOSITE = {"support": "oppose", "oppose": "support"}
"""Conditional, neutral and mixed positions may stand beside any other: texts do say "yes, but"."""
_WORDS = 48
"""Code points of other words that a sentence on a card has room for."""


def problems(annotation: Annotation, codebook: Codebook, article: Article | None = None) -> dict[str, list[str]]:
    """Record id → sentences, short enough for a card; records without problems are left out.

    With the `article`, also which records' words no longer stand there.
    """
    found = {id_: _of_record(record, codebook) for id_, record in annotation.records.items()}
    for id_, sentence in _contradictions(annotation.stances):
        found[id_].append(sentence)
    if article:
        for id_, record in annotation.records.items():
            if isinstance(record, Mention | Naming | Stance) and not attached(record, article):
                found[id_].insert(0, "its words no longer stand here in the text; mark the place again")
    return {id_: sentences for id_, sentences in found.items() if sentences}


def doubles(records: Mapping[str, Record]) -> list[list[str]]:
    """Ids of records that say the same of the same words and so count more than once, those of each such group.

    That is what two sessions of one person make that did not know of each other: every mark by hand has an id of its
    own. Notes, flags and who suggested it may differ. What was suggested comes first: its fate says that it is there.
    """
    at: dict[tuple[int, int], list[str]] = defaultdict(list)
    for id_, record in records.items():
        if isinstance(record, Mention | Naming):  # which most are
            at[record.start, record.end].append(id_)
        elif isinstance(record, Stance):
            at[record.evidence.start, record.evidence.end].append(id_)
    alike: dict[Record, list[str]] = defaultdict(list)
    for id_ in (id_ for ids in at.values() if len(ids) > 1 for id_ in ids):
        alike[_bare(records[id_])].append(id_)
    found = (sorted(ids, key=lambda id_: f"fate:{id_}" not in records) for ids in alike.values())
    return [ids for ids in found if len(ids) > 1]


def _bare(record: Record) -> Record:
    """The record without what two may differ in that say the same."""
    match record:
        case Mention():
            return replace(record, by="", propagated_from="", note="", flagged=False)
        case Naming():
            return replace(record, by="", propagated_from="", note="", flagged=False)
        case Stance():
            return replace(record, by="", propagated_from="", note="", flagged=False, also=())
    return record


def _of_record(record: Record, codebook: Codebook) -> list[str]:
    match record:
        case Mention():
            return [*_label(record, codebook), *_referent(record.entity, codebook)]
        case Naming():
            return [*_naming(record, codebook)]
        case Stance():
            return [*_stance(record, codebook)]
    return []


def _label(mention: Mention, codebook: Codebook) -> Iterator[str]:
    entity = codebook.entities.get(mention.entity or "")
    if mention.label in codebook.retired:
        yield _replaced("label", mention.label, codebook)
    elif mention.label not in codebook.labels:
        yield _not_in("label", mention.label, codebook.labels)
    elif entity and (registered := codebook.heirs(entity.label)) and mention.label not in registered:
        label, other = codebook.name_of(mention.label), " or ".join(map(codebook.name_of, registered))
        yield f"labelled {label}, but {entity.name} is registered as {other}; relabel it or link another"


def _naming(naming: Naming, codebook: Codebook) -> Iterator[str]:
    if naming.valence not in codebook.valences:
        yield _not_in("valence", naming.valence, codebook.valences)
    if naming.voice not in codebook.voices:
        yield _not_in("voice", naming.voice, codebook.voices)
    if not naming.refers_to:
        yield "a naming without an actor; say whom the term characterises"
    yield from _referent(naming.refers_to, codebook)


def _stance(stance: Stance, codebook: Codebook) -> Iterator[str]:
    if stance.polarity not in codebook.polarities:
        yield _not_in("polarity", stance.polarity, codebook.polarities)
    if stance.voice not in codebook.voices:
        yield _not_in("voice", stance.voice, codebook.voices)
    yield from _referent(stance.holder, codebook)
    yield from _referent(stance.target, codebook)
    if not stance.holder:
        yield "a stance without a holder; say whose position it is"
    if not stance.target:
        yield "a stance without a target; say toward whom or what"
    if stance.holder and stance.holder == stance.target:
        yield f"holder and target are both {stance.holder!r}; one of them is probably somebody else"
    if stance.polarity == "conditional" and not stance.condition.strip():
        yield "a conditional stance without its condition; write the condition in words"
    topic = codebook.topics.get(stance.target or "")
    if topic and not topic.definition.strip():
        yield f"topic {topic.name!r} has no definition; write down what supporting it means"


def _referent(id_: str | None, codebook: Codebook) -> Iterator[str]:
    if id_ and id_ in codebook.retired:
        yield _replaced("topic" if id_.startswith("topic:") else "entity", id_, codebook)
    elif id_ and not codebook.knows(id_):
        yield f"{id_!r} is neither an entity in entities.csv nor a topic in codebook.toml; add it there or link another"


def _replaced(what: str, id_: str, codebook: Codebook) -> str:
    name, heirs = codebook.name_of(id_), [codebook.name_of(each) for each in codebook.heirs(id_)]
    match heirs:
        case []:
            return f"{what} {name!r} is no longer used and nothing took its place; choose another"
        case [only]:
            return f"{what} {name!r} is no longer used; {only} took its place"
    return f"{what} {name!r} was split; choose between {', '.join(heirs[:-1])} and {heirs[-1]}"


def _contradictions(stances: Mapping[str, Stance]) -> Iterator[tuple[str, str]]:
    """For each stance that another of the same holder toward the same target contradicts: its id, and the sentence."""
    first: dict[tuple[str | None, str | None, str], Stance] = {}
    for stance in stances.values():
        first.setdefault((stance.holder, stance.target, stance.polarity), stance)
    for id_, stance in stances.items():
        opposite = OPPOSITE.get(stance.polarity)
        other = first.get((stance.holder, stance.target, opposite)) if opposite else None
        if other and stance.holder and stance.target:
            where = quoted(other.evidence.quote, _WORDS)
            yield id_, f"the same holder is coded as {other.polarity} in {where}; check both"


def _not_in(what: str, value: str, entries: Mapping[str, Entry]) -> str:
    return f"{what} {value!r} is not in the codebook ({', '.join(entries)})"
