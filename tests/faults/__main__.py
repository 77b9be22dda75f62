"""`python -m tests.faults [A | B3 B4 …] [--json]`: measure, tell each beside its target, end with 1 if one fails.

Without names all are measured, two at a time.
"""

import sys
import time

import msgspec

from tests.faults.scoreboard import Measured, chosen, run

SHOWN = 5
"""Faults of one metric that are told; with `--json` all are."""


def main(arguments: list[str]) -> int:
    """1 when a metric fails or has no number, 2 when a name is none."""
    as_json = "--json" in arguments
    try:
        ids = chosen([each for each in arguments if each != "--json"])
    except KeyError as error:
        print(f"there is no metric {error}; name a group (A, B, C, D) or one such as B3", file=sys.stderr)
        return 2
    began, failed = time.perf_counter(), 0
    for each in run(ids):
        failed += not each.metric.ok
        print(line(each) if as_json else told(each), flush=True)
    if not as_json:
        print(f"{len(ids) - failed} of {len(ids)} ok in {time.perf_counter() - began:.0f} s")
    return int(failed > 0)


def told(measured: Measured) -> str:
    """One aligned line, and below it what went wrong."""
    id_, what, number, target, ok, faults = measured.metric
    seconds = f"{measured.seconds:.1f} s"
    first = f"{id_:<8} {what:<38.38} {number:<58.58} {target:<36.36} {seconds:>7}  {'ok' if ok else 'FAILED'}"
    more = [f"and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
    return "\n         ".join([first, *faults[:SHOWN], *more])


def line(measured: Measured) -> str:
    """The same as JSON."""
    return msgspec.json.encode({**measured.metric._asdict(), "seconds": round(measured.seconds, 2)}).decode()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
