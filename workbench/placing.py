"""Where records are in the text, and whether their words still stand there."""

from workbench.records import Article, Decision, Mention, Naming, Record, Region, Stance
from workbench.spans import Span, fits


def place(record: Record) -> Span | None:
    """The span by which a record points into the text, if it does."""
    match record:
        case Stance():
            return record.evidence
        case Decision():
            return place(record.suggestion)
        case Mention() | Naming() | Region():
            return record
    return None


def places(record: Record) -> tuple[Span, ...]:
    """Every span by which the record points into the text: its place first, then what `also` shows a stance."""
    said = record.suggestion if isinstance(record, Decision) else record
    span = place(said)
    return () if span is None else (span, *said.also) if isinstance(said, Stance) else (span,)


def surrounded(id_: str, record: Record) -> dict[str, Span]:
    """The record's places by their key in `around`: its own id, and the same with a number for further ones."""
    return {f"{id_}/{number}" if number else id_: span for number, span in enumerate(places(record))}


def attached(record: Record, article: Article) -> bool:
    """Whether the record's words still stand at its places in the article; true of records without a place."""
    return all(fits(span, article.text) for span in places(record))
