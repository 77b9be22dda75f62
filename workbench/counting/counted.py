"""What of a table a figure counts: each thing once, by one rule, and nothing that does not stand in the article."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from workbench.counting import telling
from workbench.counting.repeats import Once, first_of_each, rule
from workbench.counting.weights import weighed
from workbench.records import ADJUDICATED, READ_REGIONS
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from pandas import DataFrame

SUGGESTED = "suggested"
"""The annotator of what the machine suggests, in tables of their own; nobody annotates under this name."""


class Counted(NamedTuple):
    """What of a table counts: `rows`, each unit once, with its `weight`; and `every` row behind them, repeats too.

    `rows` say in `drawn` what an interval draws anew: the article, or the group of near-copies that it is one of.

    `caption` says what counts, and `why` why nothing does.
    """

    rows: "DataFrame"
    every: "DataFrame"
    caption: str
    why: str


def counted(
    table: "DataFrame",
    unit: Sequence[str],
    noun: str,
    once: Once = "article",
    copies: "DataFrame | None" = None,
) -> Counted:
    """The rows of `table` that stand in the article proper and still fit its text, one for each `unit` and place.

    `unit` are the columns in which rows say the same, without those that say where; `once` is the rule for what is said
    again. Where somebody has decided between readings, what was decided counts in the place of the readings. With the
    table of near-copies, those that say the same weigh 1 together. Raises Trouble when there is no such rule, and where
    the rows are of readings and of what the machine suggests.
    """
    table = standing(_of_one_kind(table))
    lost, elsewhere = table["detached"], ~table["region"].isin(READ_REGIONS)
    every = table[~lost & ~elsewhere]
    rows = weighed(first_of_each(every, unit, once), unit, copies)
    left_out = telling.left_out(int((elsewhere & ~lost).sum()), int(lost.sum()))
    if not table.attrs.get("n_articles", len(table)):
        only = "; ".join(table.attrs.get("only", ()))
        why = f"Nothing of what was annotated was chosen: {only}." if only else "Nobody has annotated an article yet."
    elif table.empty:
        why = f"There are no {telling.plural(noun)} to draw."
    else:
        why = "" if len(rows) else f"None of the {telling.plural(noun)} can be counted. {left_out}"
    said = telling.numbers(table, rows, noun), telling.taken_from(rows), rule(noun, once), left_out
    weights = telling.copied(rows, copies, noun), telling.sampled(rows, noun, once)
    return Counted(rows, every, telling.lines(*said, *weights, telling.disputed(rows, noun)), why)


def standing(table: "DataFrame") -> "DataFrame":
    """The rows of the readings that count: of adjudicated articles what was decided, of others what readers said."""
    return table[table["adjudicated"] == (table["annotator"] == ADJUDICATED)]


def _of_one_kind(table: "DataFrame") -> "DataFrame":
    suggested = table["annotator"] == SUGGESTED
    if suggested.any() and not suggested.all():
        raise Trouble("this table has rows of readings and of what the machine suggests, unchecked; count them apart")
    return table
