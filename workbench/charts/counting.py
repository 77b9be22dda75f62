"""What a chart counts, and the sentences that say so."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from workbench.charts.weighing import weighed
from workbench.records import ADJUDICATED, READ_REGIONS
from workbench.wording import uncounted

if TYPE_CHECKING:
    from pandas import DataFrame


class Counted(NamedTuple):
    """The rows that count, each unit once and with its weight, the caption that says so, and why there are none."""

    rows: "DataFrame"
    caption: str
    why: str


def counted(table: "DataFrame", unit: Sequence[str], noun: str, copies: "DataFrame | None" = None) -> Counted:
    """The rows of `table` that stand in the article proper and still fit its text, one for each `unit`.

    Where somebody has decided between readings, what was decided counts in the place of the readings.
    With the table of near-copies, those that say the same weigh 1 together; without, every row weighs 1.
    """
    table = standing(table)
    lost, elsewhere = table["detached"], ~table["region"].isin(READ_REGIONS)
    rows = weighed(table[~lost & ~elsewhere].drop_duplicates(list(unit)), unit, copies)
    left_out = [
        f"{n} {reason}"
        for n, reason in (
            (int((elsewhere & ~lost).sum()), "outside title, standfirst and body"),
            (int(lost.sum()), "whose words are no longer in the text"),
        )
        if n
    ]
    sentence = f"Left out: {'; '.join(left_out)}." if left_out else ""
    if not table.attrs.get("n_articles", len(table)):
        why = "Nobody has annotated an article yet."
    elif table.empty:
        why = f"There are no {_plural(noun)} to draw."
    else:
        why = "" if len(rows) else f"None of the {_plural(noun)} can be counted. {sentence}"
    said = sentence, _copied(rows, copies, noun)
    return Counted(rows, lines(_numbers(table, rows, noun), *said, _disputed(rows, noun)), why)


def standing(table: "DataFrame") -> "DataFrame":
    """The rows of the readings that count: of adjudicated articles what was decided, of others what readers said."""
    return table[table["adjudicated"] == (table["annotator"] == ADJUDICATED)]


def provenance(table: "DataFrame") -> str:
    """How many annotators, which version of the codebook, and what of the logs is in no figure."""
    annotators = many(table.attrs.get("n_annotators", table["annotator"].nunique()), "annotator")
    decided = table.attrs.get("n_adjudicated", 0)
    settled = f"{many(decided, 'article')} adjudicated · " if decided else ""
    # the no-break space keeps the number with its word
    codebook = f"codebook\N{NO-BREAK SPACE}{table.attrs.get('codebook', 'of unknown version')}"
    lost = uncounted(table.attrs.get("damaged", 0), table.attrs.get("missing", 0))
    return lines(f"{annotators} · {settled}{codebook}", lost and f"{lost[0].upper()}{lost[1:]}.")


def many(n: int, noun: str) -> str:
    """A number with its noun: `1 article`, `2 entities`."""
    return f"{n:,} {noun if n == 1 else _plural(noun)}"


def more(hidden: Mapping[str, int]) -> str:
    """The sentence for what has no room: noun → how many of it are not shown."""
    parts = [f"{n:,} more {noun if n == 1 else _plural(noun)}" for noun, n in hidden.items() if n > 0]
    return f"Not shown: {' and '.join(parts)}, the least frequent." if parts else ""


def lines(*sentences: str) -> str:
    """The sentences that say something, each on its line."""
    return "\n".join(filter(None, sentences))


def labels(rows: "DataFrame", ids: str, names: str, missing: str) -> dict[str, str]:
    """What to call each id: its name, with the id where two have the same name, `missing` for no id."""
    found = {id_: name or id_ for id_, name in zip(rows[ids], rows[names], strict=True)}
    shared = Counter(found.values())
    named = {id_: f"{name} ({id_})" if shared[name] > 1 else name for id_, name in found.items()}
    return named | ({"": missing} if "" in named else {})


def _copied(rows: "DataFrame", copies: "DataFrame | None", noun: str) -> str:
    """What was done about near-copies; nothing where none were given."""
    if copies is None:
        return ""
    shared = rows[[weight != 1 for weight in rows["weight"]]]
    groups = copies[copies["article"].isin(shared["article"])]["group"].nunique()
    if not groups:
        return "Near-copies count once; no two of those counted say the same."
    where = f"{many(len(shared), noun)}, {many(groups, 'group')} of near-copies"
    return f"Near-copies count once: what n of them say counts 1/n in each ({where})."


def _disputed(rows: "DataFrame", noun: str) -> str:
    n = int(rows["disputed"].sum()) if "disputed" in rows else 0
    return f"{many(n, noun)} left in two ways by one person's sessions apart; one way counts." if n else ""


def _numbers(table: "DataFrame", rows: "DataFrame", noun: str) -> str:
    articles = table.attrs.get("n_articles", table["article"].nunique())
    found = f"{many(len(rows), noun)} in {rows['article'].nunique()} of {many(articles, 'annotated article')}"
    return f"{found} · {provenance(table)}"


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
