"""What suggestions do to a reading: articles where they were shown held beside articles drawn by lot to be blind.

A share or a rate is a ratio of sums over articles, and its interval comes from drawing articles anew on both sides
(percentile bootstrap; Efron, 1979): what stands in one article is not independent. Under ten articles on a side no
interval is given, for it would be too narrow.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from workbench.agreement.bootstrap import resampled
from workbench.agreement.measure import Measure
from workbench.audit.modes import Mode, Reading
from workbench.records import Annotation, Mention, Naming, Stance

FEWEST = 10
"""Articles a side, under which there is no interval."""


class Influence(Struct, frozen=True):
    """A figure where suggestions were shown and where they were not, and the first less the second.

    `per` says what it is a share or rate of. Either value is None where nothing of it was there. `n_assisted` and
    `n_blind` are articles.
    """

    name: str
    per: str
    assisted: float | None
    blind: float | None
    n_assisted: int
    n_blind: int
    difference: Measure


class _Figure(NamedTuple):
    """A ratio of two counts, times `scale`."""

    name: str
    per: str
    top: str
    bottom: str
    scale: int


_Side = dict[str, Counter[str]]
"""Article → what was counted there → how often."""


def influence(
    readings: Iterable[Annotation],
    shown: Mapping[Reading, Mode],
    words: Mapping[str, int],
    draws: int = 1000,
    seed: int = 0,
) -> tuple[Influence, ...]:
    """Records a thousand words, and shares of labels, polarities and valences; `words` is by article.

    Readings of one article on one side are drawn together. The order of readings changes nothing.
    """
    sides: dict[Mode, _Side] = {"assisted": {}, "blind": {}}
    for reading in readings:
        side = sides.get(shown.get((reading.article, reading.annotator), "mixed"))
        if side is not None and reading.article in words:
            side.setdefault(reading.article, Counter()).update(_counted(reading, words[reading.article]))
    figures = _figures({what for side in sides.values() for counts in side.values() for what in counts})
    assisted, blind = (_Ratios(side, figures, draws, [seed, lot]) for lot, side in enumerate(sides.values()))
    return tuple(_compared(figure, row, assisted, blind) for row, figure in enumerate(figures))


def _counted(reading: Annotation, words: int) -> Counter[str]:
    found = Counter({"words": words})
    for record in reading.records.values():
        match record:
            case Mention():
                kind, said = "mentions", f"label {record.label}"
            case Stance():
                kind, said = "stances", f"polarity {record.polarity}"
            case Naming():
                kind, said = "namings", f"valence {record.valence}"
            case _:
                continue
        found[kind] += 1
        found[said] += 1
    return found


def _figures(counted: Iterable[str]) -> list[_Figure]:
    rates = [_Figure(what, "1,000 words", what, "words", 1000) for what in ("mentions", "stances", "namings")]
    kinds = {"label": "mentions", "polarity": "stances", "valence": "namings"}
    shares = sorted((kind, each) for each in counted if (kind := each.partition(" ")[0]) in kinds)
    return [*rates, *(_Figure(each, kinds[kind], each, kinds[kind], 1) for kind, each in shares)]


class _Ratios:
    """One side's figures, and what they are in each draw of its articles."""

    def __init__(self, side: _Side, figures: list[_Figure], draws: int, seed: list[int]) -> None:
        articles = [side[id_] for id_ in sorted(side)]
        self.n = len(articles)
        # whole numbers, but as floats, which are multiplied many times quicker
        tops = np.array([[each[figure.top] for figure in figures] for each in articles], np.float64)
        bottoms = np.array([[each[figure.bottom] for figure in figures] for each in articles], np.float64)
        scales = np.array([figure.scale for figure in figures])
        self.values = _ratio(tops.sum(0), bottoms.sum(0), scales)
        if self.n < FEWEST:
            return
        # some draws at a time, for a weight for each article and draw is much to hold
        drawn = (_ratio(weights @ tops, weights @ bottoms, scales) for weights in resampled(self.n, draws, seed))
        self.drawn = np.concatenate([*drawn])

    def value(self, row: int) -> float | None:
        """The figure, or None where it has no denominator."""
        return None if not self.n or np.isnan(self.values[row]) else float(self.values[row])


def _ratio(tops: NDArray[np.float64], bottoms: NDArray[np.float64], scales: NDArray[np.int64]) -> NDArray[np.float64]:
    """The ratios times their scales; NaN, which never leaves this module, where there is no denominator."""
    empty = bottoms == 0
    return np.where(empty, np.nan, tops * scales / np.where(empty, 1, bottoms))


def _compared(figure: _Figure, row: int, assisted: _Ratios, blind: _Ratios) -> Influence:
    here, there = assisted.value(row), blind.value(row)
    return Influence(figure.name, figure.per, here, there, assisted.n, blind.n, _difference(row, assisted, blind))


def _difference(row: int, assisted: _Ratios, blind: _Ratios) -> Measure:
    here, there = assisted.value(row), blind.value(row)
    if here is None or there is None:
        lacking = [name for name, value in (("with suggestions", here), ("blind", there)) if value is None]
        return Measure("difference", why_not=f"nothing of it was read {' or '.join(lacking)}")
    if min(assisted.n, blind.n) < FEWEST:
        few = f"{assisted.n} articles with suggestions and {blind.n} blind; under {FEWEST} on a side there is none"
        return Measure("difference", here - there, why_no_interval=few)
    drawn = assisted.drawn[:, row] - blind.drawn[:, row]
    sound = drawn[~np.isnan(drawn)]
    if not len(sound):
        return Measure("difference", here - there, why_no_interval="it stands in too few articles to be drawn")
    low, high = np.percentile(sound, [2.5, 97.5])
    return Measure(
        "difference",
        here - there,
        interval=(float(low), float(high)),
        draws=len(drawn),
        degenerate=len(drawn) - len(sound),
    )
