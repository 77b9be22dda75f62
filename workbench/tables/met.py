"""Which codes were met where, and in which order articles were read: what codes' progress is drawn from."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pandas import DataFrame, Series, concat

from workbench.codebook import Codebook
from workbench.records import ADJUDICATED, Action, Annotation, Article
from workbench.tables.columns import Columns

if TYPE_CHECKING:
    from workbench.tables import Tables

_SAME = ("article", "title", "outlet", "published", "annotator")
_STANDS = ("start", "end", "record", "region", "detached", "disputed", "adjudicated", "status", "codebook", "weight")
CODES: Columns = {
    **dict.fromkeys(_SAME, "str"),
    **{"kind": "str", "code": "str", "name": "str", "quote": "str", "start": "int64", "end": "int64"},
    **{"record": "str", "region": "str", "detached": "bool", "disputed": "bool", "adjudicated": "bool"},
    **{"status": "str", "codebook": "str", "weight": "float64"},
}
READ: Columns = {
    **{"article": "str", "title": "str", "outlet": "str", "published": "str"},
    **{"finished": "str", "annotators": "int64"},
}


def codes(tables: "Tables", codebook: Codebook) -> DataFrame:
    """A row for each code of each record: in `kind` topic, entity, label or term, in `code` its id or the term.

    A stance has the codes of its holder, of whom that speaks for, and of its target; a mention those of its label and
    its entity; a naming its term and its actor. `start`, `end` and `quote` are the words of the record. The columns of
    where a record stands and comes from are those of the record tables, and so are the `attrs`; `known` has by kind the
    topics and labels of the codebook, id → name, whether used or not, and `retired` the ids no longer used.
    """
    mentions, namings = tables.mentions, tables.namings
    stances = tables.stances.rename(columns={"evidence": "quote"})
    aims = stances["target_type"]
    parts = [
        _of(mentions, "label", "label"),
        _of(mentions, "entity", "entity"),
        _of(stances, "entity", "holder"),
        _of(stances[stances["on_behalf_of"] != stances["holder"]], "entity", "on_behalf_of"),
        _of(stances[aims == "entity"], "entity", "target"),
        _of(stances[aims == "topic"], "topic", "target"),
        _of(namings, "entity", "refers_to"),
        _of(namings, "term", "term"),
    ]
    attrs = stances.attrs
    for part in parts:
        part.attrs = {}
    table = concat(parts, ignore_index=True)
    names = {code: code if kind == "term" else codebook.name_of(code) for kind, code in _distinct(table)}
    table["name"] = table["code"].map(names)
    table = table[[*CODES]].astype(dict(CODES))
    known: dict[str, Iterable[str]] = {"topic": codebook.topics, "label": codebook.labels}
    table.attrs = {**attrs, "excluded": int(table["detached"].sum()), "disputed": int(table["disputed"].sum())}
    table.attrs["known"] = {kind: {id_: codebook.name_of(id_) for id_ in ids} for kind, ids in known.items()}
    table.attrs["retired"] = sorted(codebook.retired)
    return table


def read(
    annotations: Iterable[Annotation], articles: Iterable[Article], histories: Mapping[str, Iterable[Action]]
) -> DataFrame:
    """A row for each article that somebody has begun, in the order in which they were finished.

    `finished` is the wall time at which the first of its `annotators` ended: that of the latest action in a reading
    marked done, empty where no reading is or the log has no time; such articles come last, as they are listed.
    """
    ended: dict[str, str] = {}
    readers: dict[str, int] = {}
    latest = _latest(histories)
    for each in annotations:
        if each.status != "untouched" and each.annotator != ADJUDICATED:
            readers[each.article] = readers.get(each.article, 0) + 1
            at = latest.get((each.article, each.annotator), "")
            if at and each.status == "done":
                ended[each.article] = min(at, ended.get(each.article, at))
    listed = [article for article in articles if article.id in readers]
    listed += [Article(id_, "") for id_ in sorted(readers.keys() - {article.id for article in listed})]
    ordered = sorted(listed, key=lambda article: (article.id not in ended, ended.get(article.id, "")))
    rows = [(each.id, each.title, each.outlet, each.published, ended.get(each.id, "")) for each in ordered]
    found = [(*row, readers[row[0]]) for row in rows]
    return DataFrame(
        {name: Series([row[place] for row in found], dtype=dtype) for place, (name, dtype) in enumerate(READ.items())}
    )


def _of(table: DataFrame, kind: str, column: str) -> DataFrame:
    """The rows that have a code in `column`, as codes of this kind."""
    there = table[table[column] != ""]
    return there[[*_SAME, "quote", *_STANDS]].assign(kind=kind, code=there[column])


def _distinct(table: DataFrame) -> Iterable[tuple[str, str]]:
    pairs = table[["kind", "code"]].drop_duplicates()
    return zip(pairs["kind"], pairs["code"], strict=True)


def _latest(histories: Mapping[str, Iterable[Action]]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for annotator, done in histories.items():
        for action in done:
            key = action.article, annotator
            if action.at > found.get(key, ""):
                found[key] = action.at
    return found
