"""What suggestions change, and how long articles take, as tables: assisted readings beside those blind by lot."""

from collections.abc import Iterable, Mapping, Sequence

from pandas import DataFrame, Series

from workbench.audit.influence import influence as influences
from workbench.audit.modes import finished, modes, words_read
from workbench.audit.pace import active_ms
from workbench.audit.pace import pace as paces
from workbench.codebook import Codebook
from workbench.records import Action, Annotation, Article
from workbench.tables.columns import Columns
from workbench.tables.decided import origin

INFLUENCE: Columns = {
    **{"figure": "str", "per": "str", "assisted": "float64", "blind": "float64", "difference": "float64"},
    **{"low": "float64", "high": "float64", "n_assisted": "int64", "n_blind": "int64", "why": "str"},
}
PACE: Columns = {
    **{"annotator": "str", "mode": "str", "n": "int64", "seconds": "float64", "low": "float64", "high": "float64"},
    **{"per_100_words": "float64", "why": "str"},
}
Histories = Mapping[str, Sequence[Action]]


def influence(
    annotations: Iterable[Annotation],
    articles: Iterable[Article],
    codebook: Codebook,
    histories: Histories,
    draws: int = 1000,
    seed: int = 0,
) -> DataFrame:
    """A row for each figure: what it is in finished readings where suggestions were shown, and in those blind by lot.

    `figure` is mentions, stances or namings (`per` 1,000 words) or a share such as `polarity oppose` (`per` stances),
    0 to 1. `difference` is `assisted` less `blind`; `low` and `high` are its 95 % interval from drawing articles anew
    on both sides, missing where `why` says so. `n_assisted` and `n_blind` are articles. `attrs` as of `suggestions`.
    """
    known, shown = {article.id: article for article in articles}, modes(histories)
    read = [each for each in finished(annotations) if shown.get((each.article, each.annotator)) in _SIDES]
    words = {id_: words_read(known[id_]) for id_ in sorted({each.article for each in read} & known.keys())}
    found = influences(read, shown, words, draws, seed)
    rows = [
        {name: getattr(each, name) for name in ("per", "assisted", "blind", "n_assisted", "n_blind")}
        | {"figure": each.name, "difference": each.difference.value}
        | dict(zip(("low", "high"), each.difference.interval or (None, None), strict=True))
        | {"why": each.difference.why_not or each.difference.why_no_interval}
        for each in found
    ]
    table = _table(INFLUENCE, rows)
    table.attrs |= origin((known[id_] for id_ in words), len({each.annotator for each in read}), codebook.version)
    table.attrs |= {"draws": draws, "seed": seed}
    return table


def pace(
    annotations: Iterable[Annotation], articles: Iterable[Article], codebook: Codebook, histories: Histories
) -> DataFrame:
    """A row for each annotator and mode, and with an empty annotator for all: the median active time of an article.

    `mode` is assisted, blind, none or mixed; `n` are finished articles with logged time; `seconds` is their median,
    `low` and `high` its 95 % interval by order statistics, missing where `why` says so. `attrs` as of `suggestions`.
    """
    known, read = {article.id: article for article in articles}, finished(annotations)
    words = {id_: words_read(known[id_]) for id_ in sorted({each.article for each in read} & known.keys())}
    rows = [
        {"annotator": each.annotator, "mode": each.mode, "n": each.n, "seconds": each.seconds.value}
        | dict(zip(("low", "high"), each.seconds.interval or (None, None), strict=True))
        | {"per_100_words": each.per_100_words.value, "why": each.seconds.why_no_interval}
        for each in paces(read, modes(histories), active_ms(histories), words)
    ]
    table = _table(PACE, rows)
    table.attrs |= origin((known[id_] for id_ in words), len({each.annotator for each in read}), codebook.version)
    return table


_SIDES = frozenset({"assisted", "blind"})


def _table(columns: Columns, rows: Sequence[Mapping[str, object]]) -> DataFrame:
    return DataFrame({name: Series([row[name] for row in rows], dtype=dtype) for name, dtype in columns.items()})
