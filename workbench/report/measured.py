"""The tables and the picture of one agreement: the one that reviewers ask for, and what its figures are figures of."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.agreement.bands import band
from workbench.agreement.measure import RELIABLE, TENTATIVE, Measure, Variable
from workbench.report.value import Bar, Part, Picture, Table
from workbench.report.words import NONE, Notes, decimal, listed, percentage, whole

if TYPE_CHECKING:
    from workbench.agreement.reliability import Agreement

ALPHAS = {
    "alpha": "",
    "alpha ordinal": "ordinal alpha: values that lie further apart disagree more",
    "unitizing alpha": "unitizing alpha: over the text and what is marked in it, not over units",
}
"""What a variable's band goes by: the one of these that it has, and what has to be said of it."""
_BY_F1 = "no band: what nobody found is no unit, which makes alpha low; go by F1"
_MAIN = (
    *("Variable", "Unit", "Units", "Articles", "Annotators", "Agreement"),
    *("Alpha and its 95 % interval", "P(alpha < .667)", "F1", "Band"),
)
_PAIRED = ("Variables", "Unit", "How units of several annotators are paired", "Scale", "Units of one alone")


def parts(found: "Agreement") -> Iterator[Part]:
    """The tables and the picture of one agreement."""
    yield reliability(found)
    if bars := [*_bars(found.variables)]:
        yield Picture("Krippendorff's alpha with 95 % intervals", _seen(bars), tuple(bars))
    yield from _beside(found.variables)
    yield _paired(found.variables)


def alpha_of(variable: Variable) -> Measure | None:
    """The coefficient by which the variable is judged; None where it has none."""
    return next((each for name in ALPHAS for each in variable.measures if each.name == name), None)


def reliability(found: "Agreement", caption: str = "Reliability by variable") -> Table:
    """A row for each variable, with all that has to stand beside its figures."""
    notes = Notes()
    rows = tuple(_row(variable, notes) for variable in found.variables)
    return Table(caption, _MAIN, rows, frozenset({1, 9}), notes.told)


def _row(variable: Variable, notes: Notes) -> tuple[str, ...]:
    by_name = {measure.name: measure for measure in variable.measures}
    alpha, agreed = alpha_of(variable), by_name.get("percent")
    f1 = by_name.get("F1 overlap") or next((each for name, each in by_name.items() if name.startswith("F1")), None)
    read = band(alpha) if alpha and _is_judged(variable) else None
    return (
        variable.name,
        variable.unit,
        whole(variable.n_units),
        whole(variable.n_articles),
        whole(len(variable.annotators)),
        percentage(agreed.value) if agreed and agreed.value is not None else notes.figure(agreed),
        _alpha(alpha, notes),
        decimal(alpha.below) if alpha and alpha.below is not None else NONE,
        f"{notes.figure(f1)} {notes.mark(f1.name)}" if f1 and f1.name != "F1" else notes.figure(f1),
        read.word if read else NONE if alpha is None or _is_judged(variable) else notes.mark(_BY_F1),
    )


def _is_judged(variable: Variable) -> bool:
    """Whether alpha says what the variable is good for: not where nobody can count what nobody found."""
    return variable.level != "found or none"


def _alpha(alpha: Measure | None, notes: Notes) -> str:
    kind = alpha and ALPHAS[alpha.name]
    return f"{notes.with_interval(alpha)} {notes.mark(kind)}" if kind else notes.with_interval(alpha)


def _bars(variables: Iterable[Variable]) -> Iterator[Bar]:
    for variable in variables:
        alpha = alpha_of(variable)
        if alpha and alpha.value is not None and _is_judged(variable):
            yield Bar(variable.name, alpha.value, alpha.interval)


def _seen(bars: Iterable[Bar]) -> str:
    """What the picture shows, in words."""
    lowest = {bar.name: bar.interval[0] if bar.interval else bar.value for bar in bars}
    reliable = [name for name, low in lowest.items() if low >= RELIABLE]
    tentative = [name for name, low in lowest.items() if TENTATIVE <= low < RELIABLE]
    below = [name for name, low in lowest.items() if low < TENTATIVE]
    told = {"reliable": reliable, "tentative": tentative, "not to be used": below}
    sentence = "; ".join(f"{word}: {listed(names)}" for word, names in told.items() if names)
    lone = "An open circle is a value without interval. " if any(not bar.interval for bar in bars) else ""
    return f"{lone}By the lower bound, or the value where there is no interval, {sentence}."


def _beside(variables: Sequence[Variable]) -> Iterator[Table]:
    """What was found, and the coefficients beside alpha."""
    notes = Notes()
    found = [(each.name, one) for each in variables for one in each.measures if one.name.startswith("F1")]
    rows = tuple((name, one.name, notes.with_interval(one)) for name, one in found)
    columns = ("Variable", "What of it both found", "F1 and its 95 % interval")
    yield Table("F1: of what annotators found, the share that both did", columns, rows, frozenset({1}), notes.told)
    told = {*ALPHAS, "percent", *(one.name for _, one in found)}
    others = [*dict.fromkeys(one.name for each in variables for one in each.measures if one.name not in told)]
    yield _table("Other coefficients, with 95 % intervals", variables, others)


def _table(caption: str, variables: Sequence[Variable], names: Sequence[str]) -> Table:
    """The variables that have any of the named measures; a measure without any value is told in a note alone."""
    notes = Notes()
    told = [{each.name: each for each in variable.measures if each.name in names} for variable in variables]
    has = [name for name in names if any(name in each and each[name].value is not None for each in told)]
    for name in names:
        if name not in has:
            notes.mark(f"{name} is not defined, because {next(each[name].why_not for each in told if name in each)}")
    rows = tuple(
        (variable.name, *(notes.with_interval(by_name.get(name)) for name in has))
        for variable, by_name in zip(variables, told, strict=True)
        if any(name in by_name for name in has)
    )
    return Table(caption, ("Variable", *has), rows, notes=notes.told)


def _paired(variables: Iterable[Variable]) -> Table:
    """What a unit is and how units are paired, once for all variables of which that is the same."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for each in variables:
        alike.setdefault((each.unit, each.pairing, each.level, whole(each.n_lone)), []).append(each.name)
    rows = tuple((", ".join(names), *said) for said, names in alike.items())
    return Table("What was paired with what", _PAIRED, rows, frozenset({1, 2, 3}))
