"""Figures in words: always three decimals, a real minus, and the reason where there is no figure."""

from collections.abc import Iterable
from string import ascii_lowercase

from workbench.agreement.measure import Measure
from workbench.wording import counted

NONE = "–"
"""What stands in a cell to which nothing belongs."""


class Notes:
    """Reasons that have no room in a cell: each gets a mark there, and is told once under the table."""

    def __init__(self) -> None:
        self._marks: dict[str, str] = {}

    def mark(self, reason: str) -> str:
        """The mark of the reason, such as `(a)`."""
        number = len(self._marks)
        letters = ascii_lowercase[number % 26] * (number // 26 + 1)
        return f"({self._marks.setdefault(reason, letters)})"

    @property
    def told(self) -> tuple[str, ...]:
        """Mark and reason, one sentence each."""
        return tuple(f"({mark}) {reason}." for reason, mark in self._marks.items())

    def figure(self, measure: Measure | None) -> str:
        """The value alone, or a mark for why there is none."""
        if measure is None:
            return NONE
        return decimal(measure.value) if measure.value is not None else f"none {self.mark(_undefined(measure))}"

    def with_interval(self, measure: Measure | None, digits: int = 3) -> str:
        """The value with its interval, or marks for why one of them is not there."""
        if measure is None or measure.value is None:
            return self.figure(measure)
        value = decimal(measure.value, digits)
        if measure.interval:
            doubt = f" {self.mark(_degenerate(measure))}" if measure.degenerate else ""
            return f"{value} {between(measure.interval, digits)}{doubt}"
        return f"{value} {self.mark(f'no interval: {measure.why_no_interval}')}" if measure.why_no_interval else value


def decimal(value: float, digits: int = 3) -> str:
    """A number with so many decimals; a negative one with a real minus, and none that is zero."""
    words = f"{value:,.{digits}f}"
    return words.replace("-", "−") if words.strip("-0.,") else words.lstrip("-")


def between(interval: tuple[float, float], digits: int = 3) -> str:
    """The bounds of an interval."""
    return f"[{decimal(interval[0], digits)}, {decimal(interval[1], digits)}]"


def percentage(part: float, whole: float = 1) -> str:
    """A share as per cent with one decimal; nothing can be said of a whole of nothing."""
    return f"{100 * part / whole:.1f}\N{NO-BREAK SPACE}%" if whole else NONE


def whole(number: int) -> str:
    """A count, thousands parted by commas."""
    return f"{number:,}"


def listed(names: Iterable[str]) -> str:
    """Names in a sentence: `ana, ben and cem`."""
    names = [*names]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def day(at: str) -> str:
    """The day of a wall time as it was logged; a dash where none was."""
    return at[:10] or NONE


def _undefined(measure: Measure) -> str:
    return f"not defined, because {measure.why_not}"


def _degenerate(measure: Measure) -> str:
    return f"the interval leaves out {counted(measure.degenerate, 'draw')} of {measure.draws:,} that had no value"
