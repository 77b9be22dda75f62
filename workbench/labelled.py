"""One self-contained JSON line an article: what suggestions and labelled sets look like outside.

Whoever reads such a line needs nothing else of the project: every span carries its words, every id its name.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from workbench.codebook import Codebook
from workbench.placing import attached, place
from workbench.records import (
    ADJUDICATED,
    Annotation,
    Article,
    Decision,
    Mention,
    Naming,
    Record,
    Region,
    Stance,
    Verdict,
)
from workbench.repairs import in_numbers, repairs
from workbench.spans import fits, trimmed
from workbench.wording import quoted


def suggestion_line(
    article: Article, suggestions: Mapping[str, Record], suggester: Mapping[str, str]
) -> dict[str, object]:
    """What a suggester proposes for one article, as plain data.

    A position that shows in several passages is one row a passage, so that whoever counts or scores evidence finds all
    of it: those after the first have the suggestion's id with `.2`, `.3` and so on behind it.
    """
    suggestions = dict(_by_passage(suggestions))
    return {
        "article": article.id,
        "sha256": article.sha256,
        "mentions": _rows(suggestions, Mention),
        "stances": _rows(suggestions, Stance),
        "namings": _rows(suggestions, Naming),
        "regions": [_plain(region) for region in article.regions],
        "suggester": dict(suggester),
    }


def labelled_line(annotation: Annotation, article: Article, codebook: Codebook) -> dict[str, object]:
    """One annotator's reading of one article, with the text, as plain data; `article` has its corrected regions.

    Records whose words are no longer in the text come under `detached`, never among the others. `verdicts` are what was
    decided between readings, in the reading of `adjudicated`; of readers it is empty.
    """
    there = {id_: record for id_, record in annotation.records.items() if attached(record, article)}
    lost = {id_: record for id_, record in annotation.records.items() if id_ not in there}
    mentioned = {id_ for record in there.values() for id_ in _ids(record) if id_}
    return {
        **_plain(msgspec.structs.replace(article, regions=())),
        "sha256": article.sha256,
        "labelled_sha256": annotation.sha256,
        "annotator": annotation.annotator,
        "status": annotation.status,
        "codebook": annotation.codebook,
        "mentions": _rows(there, Mention),
        "stances": _rows(there, Stance),
        "namings": _rows(there, Naming),
        "regions": [_plain(region) for region in article.regions],
        "decisions": _listed({id_: record for id_, record in there.items() if isinstance(record, Decision)}),
        "verdicts": _listed({id_: record for id_, record in there.items() if isinstance(record, Verdict)}),
        "detached": _listed(lost),
        "names": {id_: codebook.name_of(id_) for id_ in sorted(mentioned)},
    }


def adjudicated(readings: Iterable[Annotation]) -> frozenset[str]:
    """The ids of the articles between whose readings somebody has decided, and is done with it."""
    return frozenset(each.article for each in readings if each.annotator == ADJUDICATED and each.status == "done")


def standing(readings: Iterable[Annotation]) -> list[Annotation]:
    """Those of all readings that count: of an article that is adjudicated that reading alone, else every reader's.

    A reading by `adjudicated` that is not done counts for nothing yet.
    """
    readings = [*readings]
    settled = adjudicated(readings)
    return [each for each in readings if (each.article in settled) == (each.annotator == ADJUDICATED)]


def as_read(article: Article, annotation: Annotation) -> Article:
    """The article with the regions as the annotator corrected them; where nothing was corrected, as found."""
    regions = list(article.regions)
    for record in annotation.records.values():
        if isinstance(record, Region) and fits(record, article.text):
            regions = [record, *(piece for region in regions for piece in _outside(region, record, article.text))]
    return msgspec.structs.replace(article, regions=tuple(sorted(regions, key=lambda region: region.start)))


def _outside(region: Region, cut: Region, text: str) -> list[Region]:
    """What is left of a region when another is cut out of it."""
    parts = (region.start, min(region.end, cut.start)), (max(region.start, cut.end), region.end)
    bounds = [trimmed(text, start, max(start, end)) for start, end in parts]
    return [Region(start, end, text[start:end], region.type) for start, end in bounds if start < end]


def detached(annotation: Annotation, article: Article) -> str:
    """A sentence on the records whose words are no longer at their place; empty when there are none."""
    found = repairs(annotation, article)
    if not found:
        return ""
    words = ", ".join(quoted(span.quote, 40) for id_ in list(found)[:3] if (span := place(annotation.records[id_])))
    return (
        f"{changed_after(annotation)}{in_numbers(found.values())} "
        f"({words}); they are kept in the log and left out of counts, open the article {_at_desk(annotation)} and "
        "press R to put them right"
    )


def _at_desk(annotation: Annotation) -> str:
    return "with `project.compare`" if annotation.annotator == ADJUDICATED else f"as {annotation.annotator}"


def changed_after(annotation: Annotation) -> str:
    """How the sentence on a reading's detached records begins."""
    return f"{annotation.article}: the text was changed after {annotation.annotator} labelled it: "


def _ids(record: Record) -> tuple[str | None, ...]:
    match record:
        case Mention():
            return (record.entity,)
        case Naming():
            return (record.refers_to,)
        case Stance():
            return (record.holder, record.target)
    return ()


def _by_passage(suggestions: Mapping[str, Record]) -> Iterator[tuple[str, Record]]:
    for id_, record in suggestions.items():
        if isinstance(record, Stance):
            for number, passage in enumerate((record.evidence, *record.also), 1):
                row = msgspec.structs.replace(record, evidence=passage, also=())
                yield id_ if number == 1 else f"{id_}.{number}", row
        else:
            yield id_, record


def _rows(records: Mapping[str, Record], kind: type[Record]) -> list[dict[str, object]]:
    rows = [(place(record), {"id": id_, **_plain(record)}) for id_, record in records.items() if type(record) is kind]
    return [row for span, row in sorted(rows, key=lambda row: (row[0].start, row[0].end) if row[0] else (0, 0))]


def _listed(records: Mapping[str, Record]) -> list[dict[str, object]]:
    return [{"id": id_, **_plain(record)} for id_, record in records.items()]


def _plain(struct: msgspec.Struct) -> dict[str, object]:
    # every field, also those that hold their default: a table outside should not have to know ours
    plain: dict[str, object] = {}
    for field in struct.__struct_fields__:
        value = getattr(struct, field)
        plain[field] = _plain(value) if isinstance(value, msgspec.Struct) else msgspec.to_builtins(value)
    return plain
