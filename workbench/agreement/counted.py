"""Which readings agreement is measured on, and what of them; what is left out is said with its number.

Two people can only agree on what both have read: an article counts once two annotators have marked it as done, and of
it what stands in title, standfirst and body. Annotators may correct what of a page is the article, and then would have
read two texts; so the regions are those that were found, the same for all.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from workbench.placing import attached
from workbench.records import ADJUDICATED, READ_REGIONS, Annotation, Article, Mention, Naming, Record, Stance
from workbench.spans import fits
from workbench.wording import counted as so_many

_MEASURED = (Mention, Stance, Naming)


class Counted(Struct, frozen=True):
    """`readings` are, by article, those of two annotators or more, with nothing but the records that count.

    Articles and, of each, annotators are sorted. `read` says of each code point of an article's text whether it is of
    the outlet's own article. `left_out` are sentences on what does not count.
    """

    readings: dict[str, tuple[Annotation, ...]]
    read: dict[str, bytearray]
    left_out: tuple[str, ...]

    @property
    def annotators(self) -> tuple[str, ...]:
        """Everybody whose readings count."""
        return tuple(sorted({each.annotator for each in self.all}))

    @property
    def all(self) -> tuple[Annotation, ...]:
        """Every reading that counts."""
        return tuple(each for readings in self.readings.values() for each in readings)

    def only(self, annotators: Collection[str]) -> "Counted":
        """What counts of the readings of these alone."""
        chosen = {id_: tuple(each for each in by if each.annotator in annotators) for id_, by in self.readings.items()}
        return replace(self, readings={id_: each for id_, each in chosen.items() if len(each) > 1})


def counted(readings: Iterable[Annotation], articles: Mapping[str, Article]) -> Counted:
    """What counts of `readings`, which are one an annotator and article, as they were before adjudication.

    Raises ValueError when an annotator has two readings of an article.
    """
    lost = Counter[str]()
    by_article: dict[str, list[Annotation]] = defaultdict(list)
    for reading in _once(readings):
        if reading.status != "done":
            lost["open"] += 1
        elif reading.article not in articles:
            lost["gone"] += 1
        else:
            by_article[reading.article].append(reading)
    lost["lone"] = sum(len(each) == 1 for each in by_article.values())
    kept = {id_: sorted(each, key=_annotator) for id_, each in sorted(by_article.items()) if len(each) > 1}
    read = {id_: _own(articles[id_]) for id_ in kept}
    found = {id_: tuple(_measured(each, articles[id_], read[id_], lost)) for id_, each in kept.items()}
    return Counted(found, read, tuple(_sentences(lost)))


def _once(readings: Iterable[Annotation]) -> Iterator[Annotation]:
    seen: set[tuple[str, str]] = set()
    for reading in readings:
        if reading.annotator != ADJUDICATED:
            if (reading.article, reading.annotator) in seen:
                raise ValueError(f"{reading.annotator} has two readings of {reading.article}; give one of them")
            seen.add((reading.article, reading.annotator))
            yield reading


def _measured(
    readings: Sequence[Annotation], article: Article, read: bytearray, lost: Counter[str]
) -> Iterator[Annotation]:
    """The readings with the records that count; of the others it is noted how many there are."""
    for reading in readings:
        records: dict[str, Record] = {}
        for id_, record in reading.records.items():
            if isinstance(record, _MEASURED):
                why = _why_left_out(record, article, read)
                if why:
                    lost[why] += 1
                else:
                    records[id_] = record
                    lost["disputed"] += id_ in reading.disputed
        yield replace(reading, records=records, around={}, disputed={})


def _why_left_out(record: Mention | Naming | Stance, article: Article, read: bytearray) -> str:
    """Why a record does not count; empty where it does."""
    span = record.evidence if isinstance(record, Stance) else record
    if not fits(span, article.text) or (span is not record and not attached(record, article)):
        return "detached"
    return "" if read[span.start] else "outside"


def _own(article: Article) -> bytearray:
    """For each code point of the text whether it is of the outlet's own article."""
    # where an article has no regions at all, nobody has said that any of it is not the article
    read = bytearray(len(article.text)) if article.regions else bytearray(b"\1") * len(article.text)
    for region in article.regions:
        if region.type in READ_REGIONS:
            read[region.start : region.end] = b"\1" * (region.end - region.start)
    return read


def _annotator(reading: Annotation) -> str:
    return reading.annotator


def _sentences(lost: Counter[str]) -> Iterator[str]:
    told = {
        "open": ("reading", "not marked as done"),
        "gone": ("reading", "of articles that are no longer there"),
        "lone": ("article", "read by one annotator only"),
        "detached": ("record", "whose words no longer stand at their place in the text"),
        "outside": ("record", "outside title, standfirst and body"),
        "disputed": ("record", "that sessions of one annotator left in two ways, counted as they stand"),
    }
    yield from (f"{so_many(lost[why], what)} {words}" for why, (what, words) in told.items() if lost[why])
