"""Agreement and drift as tables: the figures of `project.agreement()` and `project.samples.drift()`, a row each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pandas import DataFrame, Series

from workbench.agreement.bands import band
from workbench.agreement.drift import Row
from workbench.agreement.measure import Measure, Variable
from workbench.records import Article
from workbench.tables.columns import Columns
from workbench.tables.decided import origin

if TYPE_CHECKING:
    from workbench.agreement.reliability import Agreement

AGREEMENT: Columns = {
    **{"variable": "str", "unit": "str", "level": "str", "measure": "str", "value": "float64"},
    **{"low": "float64", "high": "float64", "below": "float64", "band": "str", "why": "str"},
    **{"n_units": "int64", "n_lone": "int64", "n_articles": "int64", "n_readings": "int64", "assisted": "int64"},
}
DRIFT: Columns = {
    **{"annotator": "str", "week": "str", "what": "str", "value": "str", "n_articles": "int64"},
    **{"count": "int64", "n": "int64", "figure": "float64", "low": "float64", "high": "float64"},
    **{"apart": "bool", "note": "str"},
}


def agreement(found: "Agreement", articles: Mapping[str, Article], codebook: str) -> DataFrame:
    """A row for each variable and measure, in the order of the codebook; readings are as before adjudication.

    `value` is missing where `why` says why it is not defined; `low` and `high` are its 95 % interval, missing where
    `why` says why. `below` is the share of the draws under .667, `band` what an alpha allows (Krippendorff 2004).
    `n_units` had a value of two annotators or more, `n_lone` of one only; of `n_readings`, `assisted` were made with
    suggestions in view. `attrs`: n_articles, n_annotators, codebook, outlets and days of the articles read twice, and
    annotators, draws, seed, left_out and why_not of the agreement. `codebook` is told where no reading has a version.
    """
    table = _table(AGREEMENT, [row for variable in found.variables for row in _rows(variable)])
    read = [articles.get(id_) or Article(id_, "") for id_ in found.articles]
    table.attrs |= origin(read, len(found.annotators), ", ".join(found.codebooks) or codebook)
    table.attrs |= {"annotators": found.annotators, "draws": found.draws, "seed": found.seed}
    table.attrs |= {"left_out": found.left_out, "why_not": found.why_not}
    return table


def drift(rows: Sequence[Row], articles: Iterable[Article], annotators: int, codebook: str) -> DataFrame:
    """A row for each figure of one annotator in one week, as `agreement.drift` has it; `articles` are those read.

    `what` is label or polarity (a share of mentions or stances with that `value`), per 100 words, agrees with others or
    agrees with oneself; `figure` is `count` of `n`, missing where `note` says why. `low` and `high` are Wilson's
    interval (1927), too narrow where records of one article hang together. `apart`: it does not touch that of all weeks
    before. `week` is that of ISO 8601, or `no date`. `attrs` as of `agreement`.
    """
    named = [name for name in DRIFT if name not in {"low", "high"}]
    found = [
        {name: getattr(row, name) for name in named}
        | dict(zip(("low", "high"), row.interval or (None, None), strict=True))
        for row in rows
    ]
    table = _table(DRIFT, found)
    table.attrs |= origin(articles, annotators, codebook)
    return table


def _rows(variable: Variable) -> Iterator[dict[str, object]]:
    said = ("unit", "level", "n_units", "n_lone", "n_articles", "n_readings", "assisted")
    about = {"variable": variable.name} | {name: getattr(variable, name) for name in said}
    for measure in variable.measures:
        yield about | _figure(measure)


def _figure(measure: Measure) -> dict[str, object]:
    low, high = measure.interval or (None, None)
    allowed = band(measure) if "alpha" in measure.name else None
    why = measure.why_not or measure.why_no_interval
    figures = {"value": measure.value, "low": low, "high": high, "below": measure.below}
    return {"measure": measure.name, "band": allowed.word if allowed else "", "why": why, **figures}


def _table(columns: Columns, rows: Sequence[Mapping[str, object]]) -> DataFrame:
    return DataFrame({name: Series([row[name] for row in rows], dtype=dtype) for name, dtype in columns.items()})
