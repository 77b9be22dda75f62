"""An agreement as plain text, for a notebook or a terminal: no figure without what it counts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.agreement.bands import band
from workbench.agreement.confusion import Confusion
from workbench.agreement.decomposition import Chain
from workbench.agreement.measure import Measure, Variable
from workbench.wording import counted

if TYPE_CHECKING:
    from workbench.agreement.reliability import Agreement

_HEAD = ("variable", "units", "alone", "articles", "percent", "alpha [95 %]", "P(<.667)", "band", "beside it")
_ALPHAS = {"alpha": "", "alpha ordinal": "", "unitizing alpha": "alpha_U "}
"""What stands in the column of alpha, and what is said before it where it is another coefficient."""
_SHOWN = 3
"""Pairs of values that are told of a variable; all stand in `confusions`."""


def table(agreement: "Agreement") -> str:
    """All of it, in lines."""
    if agreement.why_not:
        what_next = "Have a second person read some of the articles; `workbench sample` draws which."
        return "\n".join([f"Agreement: not defined, because {agreement.why_not}.", what_next, *_left_out(agreement)])
    rows = [_HEAD, *map(_row, agreement.variables)]
    parts = [
        [_head(agreement), _intervals(agreement)],
        list(_aligned(rows)),
        list(_why_not(agreement.variables)),
        list(_counting(agreement.variables)),
        [line for chain in agreement.chains if chain.n for line in _chain(chain)],
        list(_confused(agreement.confusions)),
        list(_upheld(agreement)),
        list(_left_out(agreement)),
    ]
    return "\n\n".join("\n".join(lines) for part in parts if (lines := [_on_one(line) for line in part if line]))


def _on_one(line: str) -> str:
    """The line as it is shown: an id or label that breaks it, as only a file made by hand has, does not."""
    return "".join(each if each.isprintable() else " " for each in line)


def _head(agreement: "Agreement") -> str:
    articles, readings = counted(len(agreement.articles), "article"), counted(agreement.n_readings, "reading")
    return (
        f"Agreement before adjudication of {', '.join(agreement.annotators)}: {articles}, {readings}, "
        f"{agreement.assisted} of them with suggestions shown; codebook {', '.join(agreement.codebooks) or 'not known'}"
    )


def _intervals(agreement: "Agreement") -> str:
    if not agreement.draws:
        return "No intervals were asked for."
    return f"Intervals: {agreement.draws:,} bootstrap draws of articles, seed {agreement.seed}."


def _row(variable: Variable) -> tuple[str, ...]:
    by = {each.name: each for each in variable.measures}
    alpha = next((by[name] for name in _ALPHAS if name in by), None)
    rest = [f"{name} {_figure(each)}" for name, each in by.items() if name not in {"percent", *_ALPHAS}]
    judged = band(alpha) if alpha and variable.level != "found or none" else None
    return (
        variable.name,
        *(f"{n:,}" for n in (variable.n_units, variable.n_lone, variable.n_articles)),
        _figure(by["percent"]) if "percent" in by else "",
        f"{_ALPHAS[alpha.name]}{_figure(alpha)}" if alpha else "",
        f"{alpha.below:.3f}" if alpha and alpha.below is not None else "",
        judged.word if judged else "",
        " · ".join(rest),
    )


def _figure(measure: Measure) -> str:
    if measure.value is None:
        return "not defined"
    interval = f" [{measure.interval[0]:.3f}, {measure.interval[1]:.3f}]" if measure.interval else ""
    return f"{measure.value:.3f}{interval}"


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(width) if 1 <= place <= 3 else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _why_not(variables: Sequence[Variable]) -> Iterator[str]:
    """Each reason why something is not defined, once, with what it holds for."""
    reasons: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for variable in variables:
        for each in variable.measures:
            if each.value is None:
                reasons[each.why_not][variable.name].append(each.name)
    for why, alone in _without_interval(variables).items():
        yield f"no interval ({why}): {', '.join(alone)}"
    for why, where in reasons.items():
        alike: dict[str, list[str]] = defaultdict(list)
        for name, measures in where.items():
            alike[", ".join(measures)].append(name)
        names = "; ".join(f"{measures} of {', '.join(of)}" for measures, of in alike.items())
        yield f"not defined, because {why}: {names}"


def _without_interval(variables: Sequence[Variable]) -> dict[str, list[str]]:
    """Why there is no interval → the variables that this holds for; `everything` where it does for all."""
    found: dict[str, list[str]] = defaultdict(list)
    for variable in variables:
        for why in dict.fromkeys(each.why_no_interval for each in variable.measures if each.why_no_interval):
            found[why].append(variable.name)
    valued = [variable.name for variable in variables if any(each.value is not None for each in variable.measures)]
    return {why: ["everything"] if names == valued else names for why, names in found.items()}


def _counting(variables: Sequence[Variable]) -> Iterator[str]:
    """What a unit is and how units are paired, once for all variables that are counted so."""
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for variable in variables:
        alike[variable.unit, variable.pairing].append(variable.name)
    for (unit, pairing), names in alike.items():
        yield f"{', '.join(names)}: unit: {unit}; paired: {pairing}"


def _chain(chain: Chain) -> Iterator[str]:
    over = "" if chain.pairs == 1 else f", summed over {chain.pairs:,} pairs of readings"
    what = chain.record if chain.n == 1 else f"{chain.record}s"
    yield f"Of {chain.n:,} {what} that at least one of two readers has{over}:"
    for step in chain.steps:
        losses = ", ".join(f"{words} {n:,}" for words, n in step.losses)
        lost = f"   lost {step.lost:,} ({losses})" if losses else ""
        yield f"  {step.name.ljust(30)} {step.after:>9,}  {chain.share(step) or 0:>6.1%}{lost}"


def _confused(confusions: Sequence[Confusion]) -> Iterator[str]:
    for each in confusions:
        found = [f"{one} / {other} {n:,}" for one, other, n in each.differing[:_SHOWN]]
        more = len(each.differing) - len(found)
        if found:
            who = f" ({' / '.join(each.annotators)})" if each.annotators else ""
            rest = f"; {more:,} more" if more else ""
            yield f"taken for each other, {each.variable}{who}: {'; '.join(found)}{rest}"


def _upheld(agreement: "Agreement") -> Iterator[str]:
    if agreement.upheld:
        yield "After adjudication, which is no measure of reliability:"
    for each in agreement.upheld:
        yield f"  {each.annotator} was upheld in {each.upheld:,} of {counted(each.decided, 'difference')}"


def _left_out(agreement: "Agreement") -> Iterator[str]:
    yield from (f"not counted: {sentence}" for sentence in agreement.left_out)
