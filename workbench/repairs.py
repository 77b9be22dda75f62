"""Records whose words no longer stand at their place, and what is proposed for each: seen by a person, then done.

An article is scraped again, and what was labelled in it stands a line further down, or says other words, or is not
there any more. Such a record is *detached*: kept in the log, and left out of pages and counts until its annotator has
decided.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from workbench.anchors import Anchor, Does, Proposal, proposals
from workbench.placing import attached, place, places, surrounded
from workbench.records import Annotation, Article, Decision, Record, Stance
from workbench.spans import Span, fits
from workbench.wording import counted

_VERBS: dict[Does, tuple[str, str]] = {
    "moved": ("moved", "moved"),
    "changed": ("was changed", "were changed"),
    "gone": ("is gone", "are gone"),
}


def detached(annotation: Annotation, article: Article) -> dict[str, Record]:
    """Record id → record that no longer fits the article, in the order of the text that it was made in."""
    found = [(id_, record) for id_, record in annotation.records.items() if not attached(record, article)]
    return dict(sorted(found, key=lambda pair: _bounds(place(pair[1]))))


def with_fate(id_: str, records: Mapping[str, Record]) -> list[str]:
    """The id, and that of what became of its suggestion, where that was about the same words: both go together."""
    fate = f"fate:{id_}"
    return [id_, fate] if fate in records and place(records[fate]) == place(records[id_]) else [id_]


def repairs(annotation: Annotation, article: Article) -> dict[str, Proposal]:
    """Detached record id → what is proposed for it, in the order of the text; without fates that go with a record."""
    records = detached(annotation, article)
    if not records:
        return {}
    led = {each for id_ in records for each in with_fate(id_, records)[1:]}
    anchors = {id_: _anchors(id_, annotation) for id_ in records if id_ not in led}
    spans = {_bare(span) for record in annotation.records.values() for span in places(record)}
    kept = {span: Proposal("moved", span, sure=True) for span in sorted(spans, key=_bounds) if fits(span, article.text)}
    open_ = [anchor for each in anchors.values() for anchor in each if anchor.span not in kept]
    found = proposals(open_, article.text, kept)
    return {id_: _in_all([kept.get(each.span) or found[each] for each in there]) for id_, there in anchors.items()}


def _anchors(id_: str, annotation: Annotation) -> list[Anchor]:
    """The places of a record, with what stood around them."""
    spans = surrounded(id_, annotation.records[id_])
    return [Anchor(_bare(span), *annotation.around.get(key, ("", ""))) for key, span in spans.items()]


def _in_all(found: Sequence[Proposal]) -> Proposal:
    """What is proposed for a record with these places; where its own words are gone, a further passage shows it."""
    first, *further = found
    there = [each.span for each in further if each.span]
    if not first.span and there:
        first = Proposal("changed", there.pop(0))
    lost = sum(not each.span for each in further)
    sure = first.sure and not lost and all(each.sure for each in further)
    return replace(first, sure=sure, also=tuple(there), lost=lost)


def moved(record: Record, span: Span, also: tuple[Span, ...] = ()) -> Record:
    """The record at another place, with the words there, and its further passages; one without a place as it is."""
    match record:
        case Stance():
            return replace(record, evidence=_bare(span), also=also)
        case Decision():
            return replace(record, suggestion=moved(record.suggestion, span, also))
        case Span():
            return replace(record, start=span.start, end=span.end, quote=span.quote)
    return record


def in_numbers(found: Iterable[Proposal]) -> str:
    """How many records became what, such as `3 records moved, 1 was changed and 2 are gone`; empty for none."""
    counts = Counter(each.does for each in found)
    parts: list[str] = []
    for does, (one, more) in _VERBS.items():
        if number := counts[does]:
            parts.append(f"{number if parts else counted(number, 'record')} {one if number == 1 else more}")
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def _bounds(span: Span | None) -> tuple[int, int]:
    return (span.start, -span.end) if span else (0, 0)


def _bare(span: Span) -> Span:
    # a mention is a span, and more: two records of the same words have to be the same here
    return Span(span.start, span.end, span.quote)
