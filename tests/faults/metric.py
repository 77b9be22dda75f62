"""One line of the scoreboard: what was tried, how often, what came of it, and whether that is enough."""

from typing import NamedTuple


class Metric(NamedTuple):
    """`id` is the line's name ("B1"), `number` what came out, in words; `faults` are sentences, none if all is well."""

    id: str
    what: str
    number: str
    target: str
    ok: bool
    faults: tuple[str, ...] = ()
