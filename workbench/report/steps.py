"""Where agreement is lost: the whole tuple step by step, and which values are taken for which."""

from typing import TYPE_CHECKING

from workbench.report.gathered import Gathered
from workbench.report.value import Part, Section, Table
from workbench.report.words import NONE, percentage, whole
from workbench.wording import counted

if TYPE_CHECKING:
    from workbench.agreement.confusion import Confusion
    from workbench.agreement.decomposition import Chain

MOST = 15
"""Confused pairs of values told of a variable."""
_STEPS = ("Step", "Before", "Lost", "What was lost", "After", "Left of all")


def steps(all_: Gathered) -> Section | None:
    """A table a kind of record, and one of confused values; nothing where nobody can agree yet."""
    found = all_.agreement
    if found.why_not:
        return None
    parts: list[Part] = [
        "The same tuple takes several steps to be the same. Each pair of records is lost at the first step in which "
        "its two sides differ, so losses add up. With more than two annotators, pairs of annotators are added up."
    ]
    parts += [_chain(chain) for chain in found.chains]
    parts += [table for each in found.confusions if (table := _confusion(each))]
    return Section("Where agreement is lost", tuple(parts))


def _chain(chain: "Chain") -> Part:
    if not chain.n:
        return f"No {chain.record} was recorded by anybody in the articles read twice."
    caption = (
        f"{chain.record.capitalize()}s: {whole(chain.n)} that one of two readers has or both, "
        f"in {counted(chain.pairs, 'pair')} of readings"
    )
    rows = tuple(
        (
            step.name,
            whole(step.before),
            whole(step.lost),
            ", ".join(f"{words} {whole(n)}" for words, n in step.losses) or NONE,
            whole(step.after),
            percentage(step.after, chain.n),
        )
        for step in chain.steps
    )
    return Table(caption, _STEPS, rows, frozenset({3}))


def _confusion(found: "Confusion") -> Table | None:
    unequal = found.differing
    if not unequal:
        return None
    total, differing = sum(n for *_, n in found.cells), sum(n for *_, n in unequal)
    names = found.annotators or ("One reader", "Another")
    hidden = f"; the {MOST} most frequent kinds of {len(unequal)}" if len(unequal) > MOST else ""
    caption = (
        f"Values confused: {found.variable} ({whole(differing)} of {counted(total, 'pair')} of values differ{hidden})"
    )
    rows = tuple((one, other, whole(n), percentage(n, differing)) for one, other, n in unequal[:MOST])
    return Table(caption, (*names, "Pairs", "Of those that differ"), rows, frozenset({1}))
