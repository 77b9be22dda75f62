"""Group D: that figures of agreement are right, say so where there is none, and are the same however they are made."""

import math
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from random import Random

import dask
from threadpoolctl import threadpool_limits

from tests.agreement.matrices import ORDER, compared, matrix
from tests.agreement.published import PRINTED
from tests.faults.metric import Metric
from workbench.agreement.coefficients import ac1, alpha, cohen, f1, fleiss, free_marginal, percent
from workbench.agreement.continua import Continuum, Mark
from workbench.agreement.measure import Measure, Unit
from workbench.agreement.unitizing import alpha_per_code_point, alpha_u

Articles = Sequence[Sequence[Unit]]
COEFFICIENTS: tuple[Callable[..., Measure], ...] = (percent, alpha, cohen, fleiss, free_marginal, ac1)
EDGES: dict[str, Articles] = {
    "nothing at all": [],
    "articles without units": [[], []],
    "units without values": [[(None, None)]],
    "one annotator": [[("a",), ("b",)]],
    "one of two annotators": [[("a", None), ("b", None)]],
    "no unit of two": [[("a", None), (None, "b")]],
    "one label": [[("a", "a")] * 9],
    "one label each": [[("a", "b")] * 9],
    "one unit": [[("a", "b")]],
    "one unit, one label": [[("a", "a")]],
    "unequal numbers": [[("a", "b", None), ("a", "a", "b")]],
    "values that look like none": [[("", "None"), ("NA", "NA"), ("nan", "")]],
    "nothing but disagreement": [[(str(n), str(n + 1)) for n in range(40)]],
}
CONTINUA: dict[str, Sequence[Continuum]] = {
    "no article": [],
    "an article without text": [Continuum(0, [[], []])],
    "nobody marked any": [Continuum(9, [[], []])],
    "one left it empty": [Continuum(9, [[Mark(1, 3, "a")], []])],
    "one read it": [Continuum(9, [[Mark(1, 3, "a")], None])],
    "all of it is marked": [Continuum(9, [[Mark(0, 9, "a")], [Mark(0, 9, "a")]])],
    "one code point": [Continuum(1, [[Mark(0, 1, "a")], []])],
}


def printed() -> Metric:
    """D1: figures of others, to the digits that they print."""
    came = [(each, each.figure()) for each in PRINTED]
    faults = [
        f"{each.source}: {value} for {each.value}"
        for each, value in came
        if value is None or round(value, each.digits) != each.value
    ]
    digits = sorted(each.digits for each in PRINTED)
    number = f"{len(PRINTED) - len(faults)} of {len(PRINTED)}, to {digits[0]} to {digits[-1]} digits"
    return Metric("D1", "published figures come out", number, "all", not faults, tuple(faults))


def exact(number: int) -> Metric:
    """D2: random readings against exact fractions."""
    chance = Random(2)
    every = [each for _ in range(number) for each in compared(matrix(chance))]
    faults = [f"{each.name} is {each.measure}, and exactly {each.exact}" for each in every if not each.alike]
    said = f"{number:,} matrices, {len(every):,} coefficients, {len(faults)} mismatches"
    return Metric("D2", "random matrices, exact fractions", said, "0 mismatches over 1e-12", not faults, tuple(faults))


def edges() -> Metric:
    """D3: what other programs raise, warn of or call 1 has a value here or a reason."""
    tried = 0
    faults = []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name, told in _edges():
            tried += 1
            value = told.value
            if (value is None) != bool(told.why_not) or (value is not None and not math.isfinite(value)):
                faults.append(f"{name}: {told!r}")
    number = f"{tried} cases, {len(faults)} without a value or a reason"
    ok = not faults and tried >= 80
    return Metric("D3", "edge cases of agreement", number, ">= 80, all a value or a reason", ok, tuple(faults))


def _edges() -> Iterable[tuple[str, Measure]]:
    for name, units in EDGES.items():
        yield from ((name, coefficient(units, draws=20)) for coefficient in COEFFICIENTS)
        yield name, alpha(units, ["a", "b"], draws=20)
        yield name, cohen(units, "squared", ["a", "b"])
    for name, continua in CONTINUA.items():
        yield from ((name, measure(continua, draws=20)) for measure in (alpha_u, alpha_per_code_point))
    for counts in ([], [(0, 0, 0)], [(0, 3, 0)], [(2, 2, 2)]):
        yield f"F1 of {counts}", f1(counts, draws=20)


def same_bytes() -> Metric:
    """D4: units counted by one worker, by two and by Dask, measured with one thread and two."""
    chance = Random(4)
    articles = [matrix(chance) for _ in range(400)]
    alike = [each for each in articles if len(each[0]) == 3]
    parts = [alike[n::4] for n in range(4)]
    told = {"at once": _figures(map(Counter, alike))}
    for workers in (1, 2):
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            told[f"{workers} of our workers"] = _figures(each for part in pool.map(_counted, parts) for each in part)
        with threadpool_limits(workers):
            told[f"threads: {workers}"] = _figures(map(Counter, alike))
    counted = dask.compute(*[dask.delayed(_counted)(part) for part in parts], scheduler="threads")  # type: ignore[attr-defined]
    told["Dask"] = _figures(each for part in counted for each in part)
    faults = tuple(f"{name}: {each}" for name, each in told.items() if each != told["at once"])
    number = f"{len(told)} ways, {len(set(told.values()))} result"
    return Metric("D4", "same bytes however it is counted", number, "1 result", not faults, faults)


def _counted(articles: Articles) -> list[Counter[Unit]]:
    return [Counter(units) for units in articles]


def _figures(articles: Iterable[Counter[Unit]]) -> str:
    coded = list(articles)
    figures = [each(coded, draws=300) for each in COEFFICIENTS]
    return repr([*figures, alpha(coded, ORDER, draws=300)])
