"""What in an annotation the codebook does not allow. It is told beside the record and never blocks anything."""

from collections.abc import Iterator

from workbench.codebook import Codebook, Entry
from workbench.records import Annotation, Mention, Naming, Stance


def problems(annotation: Annotation, codebook: Codebook) -> dict[str, list[str]]:
    """What in an annotation the codebook does not allow: record id → sentences. Never blocks anything."""
    found = {id_: list(_record_problems(record, codebook)) for id_, record in annotation.records.items()}
    return {id_: sentences for id_, sentences in found.items() if sentences}


def _record_problems(record: object, codebook: Codebook) -> Iterator[str]:
    match record:
        case Mention():
            yield from _not_in("label", record.label, codebook.labels)
            yield from _unknown(record.entity, codebook)
        case Naming():
            yield from _not_in("valence", record.valence, codebook.valences)
            yield from _not_in("voice", record.voice, codebook.voices)
            yield from _unknown(record.refers_to, codebook)
        case Stance():
            yield from _not_in("polarity", record.polarity, codebook.polarities)
            yield from _not_in("voice", record.voice, codebook.voices)
            yield from _unknown(record.holder, codebook)
            yield from _unknown(record.target, codebook)
            yield from _stance_problems(record)


def _stance_problems(stance: Stance) -> Iterator[str]:
    if not stance.holder:
        yield "a stance without a holder; say whose position it is"
    if not stance.target:
        yield "a stance without a target; say toward whom or what"
    if stance.holder and stance.holder == stance.target:
        yield f"holder and target are both {stance.holder!r}; one of them is probably somebody else"
    if stance.polarity == "conditional" and not stance.condition.strip():
        yield "a conditional stance without its condition; write the condition in words"


def _not_in(what: str, value: str, entries: dict[str, Entry]) -> Iterator[str]:
    if value not in entries:
        yield f"{what} {value!r} is not in the codebook ({', '.join(entries)})"


def _unknown(id_: str | None, codebook: Codebook) -> Iterator[str]:
    if id_ and not codebook.knows(id_):
        yield f"{id_!r} is neither an entity in entities.csv nor a topic in codebook.toml; add it there or link another"
