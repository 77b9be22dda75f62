"""Where agreement is lost: the whole tuple step by step, and which values are taken for which."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.codebook import Codebook
from workbench.report.gathered import Gathered
from workbench.report.value import Part, Section, Table
from workbench.report.words import NONE, percentage, whole
from workbench.wording import counted

if TYPE_CHECKING:
    from workbench.agreement.confusion import Confusion
    from workbench.agreement.decomposition import Chain

MOST = 8
"""Pairs of values that are told of a variable."""
_NAMED = frozenset({"label", "entity", "actor", "on behalf of"})
"""Variables whose values are ids of the codebook."""
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
    parts += _confused(found.confusions, all_.codebook)
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


def _confused(found: "Sequence[Confusion]", rules: Codebook) -> Iterator[Part]:
    rows = tuple(row for each in found for row in _rows(each, rules))
    if not rows:
        yield "No two values were given to one unit."
        return
    names = found[0].annotators or ("One annotator", "Another")
    caption = f"Values taken for each other, of each variable the {MOST} most frequent"
    yield Table(caption, ("Variable", *names, "Pairs", "Of those that differ"), rows, frozenset({1, 2}))


def _rows(found: "Confusion", rules: Codebook) -> Iterator[tuple[str, ...]]:
    differing = sum(n for *_, n in found.differing)
    total = sum(n for *_, n in found.cells)
    for one, other, n in found.differing[:MOST]:
        values = (rules.name_of(value) if found.variable in _NAMED else value for value in (one, other))
        yield found.variable, *values, whole(n), f"{percentage(n, differing)} of {whole(differing)}"
    if len(found.differing) > MOST:
        rest = sum(n for *_, n in found.differing[MOST:])
        kinds = counted(len(found.differing) - MOST, "other kind")
        yield found.variable, f"({kinds})", NONE, whole(rest), f"{percentage(rest, differing)} of {whole(differing)}"
    if found.differing:
        yield found.variable, "(alike)", "(alike)", whole(total - differing), NONE
