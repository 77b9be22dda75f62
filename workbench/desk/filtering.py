"""What the list of articles is filtered by: an article is looked at as one annotator reads it."""

import re
from collections.abc import Iterable

from msgspec import Struct

from workbench.records import Annotation, Article, Mention, Naming, Record, Stance, Status


class Wanted(Struct, frozen=True):
    """What an article must have to be listed; what is empty is not asked for.

    All of `words` occur somewhere in title, text and notes, in any case. `entity` is the id of an entity or topic that
    is mentioned, or holder or target of a stance; `label` is a mention's. `after` and `before` are dates, both included
    and written like `published`, year first: they are compared as far as both are given, and an article without such a
    date is listed only where no date is asked for. `among` are the ids that come into question, where not all do.
    """

    words: str = ""
    outlet: str = ""
    entity: str = ""
    label: str = ""
    state: str = ""
    after: str = ""
    before: str = ""
    among: frozenset[str] | None = None


def has(article: Article, reading: Annotation, wanted: Wanted) -> bool:
    """Whether the article, as its annotator reads it, has all that is wanted."""
    records = reading.records.values()
    return (
        (wanted.among is None or article.id in wanted.among)
        and wanted.state in {"", reading.status}
        and wanted.outlet in {"", article.outlet}
        and _is_between(article, wanted.after.strip(), wanted.before.strip())
        and (not wanted.label or any(isinstance(each, Mention) and each.label == wanted.label for each in records))
        and (not wanted.entity or any(_is_about(each, wanted.entity) for each in records))
        and _says(article, records, wanted.words)
    )


def _is_about(record: Record, id_: str) -> bool:
    match record:
        case Mention():
            return record.entity == id_
        case Stance():
            return id_ in {record.holder, record.target}
    return False


def is_dated(article: Article) -> bool:
    """Whether `published` begins with a year, as dates that can be compared do."""
    return re.match(r"\s*\d{4}(-|\s*$)", article.published) is not None


def _is_between(article: Article, after: str, before: str) -> bool:
    if not after and not before:
        return True
    date = article.published.strip()
    # what a date does not say decides nothing: "2016" may be in May 2016
    return is_dated(article) and after[: len(date)] <= date and date[: len(before)] <= before


def _says(article: Article, records: Iterable[Record], words: str) -> bool:
    if not words.strip():  # most often, and folding every text takes its time
        return True
    notes = (each.note for each in records if isinstance(each, Mention | Naming | Stance | Status) and each.note)
    said = _folded("\n".join([article.title, article.text, *notes]))
    return all(word in said for word in _folded(words).split())


def _folded(text: str) -> str:
    # the folded İ is an i with a dot above of its own, and nobody types that
    return text.casefold().replace("i\u0307", "i")
