"""One line of the scoreboard: what was tried, how often, what came of it, and whether that is enough."""

from typing import NamedTuple


class Metric(NamedTuple):
    """`id` is the line's name ("B1"), `number` what was measured, in words; `faults` are sentences, none when all is well."""

    id: str
    what: str
    number: str
    target: str
    ok: bool
    faults: tuple[str, ...] = ()
