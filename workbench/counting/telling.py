"""The sentences on a figure: whoever has it alone can tell what it counts, from where, and by whom it was read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.counting.repeats import Once, dated
from workbench.counting.weights import figure
from workbench.wording import uncounted

if TYPE_CHECKING:
    from pandas import DataFrame

_NAMED, _LONG = 3, 32
"""Outlets that are named, and characters of a name."""


def provenance(table: "DataFrame") -> str:
    """How many annotators, which version of the codebook, what was chosen, and what of the logs is in no figure."""
    decided = table.attrs.get("n_adjudicated", 0)
    settled = f"{many(decided, 'article')} adjudicated · " if decided else ""
    only = f"Only {'; '.join(chosen)}." if (chosen := table.attrs.get("only")) else ""
    lost = uncounted(table.attrs.get("damaged", 0), table.attrs.get("missing", 0))
    return lines(f"{_read_by(table)} · {settled}{_codebook(table)}", only, lost and f"{lost[0].upper()}{lost[1:]}.")


def _read_by(table: "DataFrame") -> str:
    if table.attrs.get("suggested"):
        return "suggested, checked by nobody"
    annotators = table.attrs.get("n_annotators")
    return many(table["annotator"].nunique() if annotators is None else annotators, "annotator")


def _codebook(table: "DataFrame") -> str:
    """The version of the codebook, and under which ones was read where that was another."""
    now = table.attrs.get("codebook", "of unknown version")
    then = {*table["codebook"].unique()} - {""} if "codebook" in table else set()
    read = sorted(then, key=lambda version: [(len(part), part) for part in version.split(".")])
    named = f"{', '.join(read[:-1])} and {read[-1]}" if 1 < len(read) <= _NAMED else "".join(read[:1])
    if len(read) > _NAMED:
        named = f"{len(read)} versions, {read[0]} to {read[-1]}"
    # the no-break space keeps the number with its word
    return f"codebook\N{NO-BREAK SPACE}{now}" + (f", read under {named}" if then - {now} else "")


def outlets_and_period(outlets: Mapping[str, int], days: Sequence[str]) -> str:
    """Which outlets, those with most articles first, and from when to when; `days` has one a counted article.

    An outlet or a day that is not known is `""`, and is told of.
    """
    known = [name for name, _ in sorted(outlets.items(), key=lambda each: (-each[1], each[0])) if name]
    named = [*(short_of(name) for name in known[:_NAMED]), *([f"{len(known) - _NAMED} more"] * (len(known) > _NAMED))]
    unnamed = f"{many(n, 'article')} without an outlet" if (n := outlets.get("", 0)) else ""
    told = f"{many(len(known), 'outlet')}: {', '.join(named)}" if known else ""
    dates = sorted(day for day in days if day)
    undated = f"{many(n, 'article')} without a date" if (n := len(days) - len(dates)) else ""
    when = f"published {dates[0]}" + (f" to {dates[-1]}" if dates[-1] != dates[0] else "") if dates else ""
    return " · ".join(filter(None, [told, unnamed, when, undated]))


def short_of(name: str) -> str:
    """A name on one line that leaves room for others there."""
    name = " ".join(name.split())
    return name if len(name) <= _LONG else f"{name[: _LONG - 2].rstrip()} …"


def many(n: int, noun: str) -> str:
    """A number with its noun: `1 article`, `2 entities`."""
    return f"{n:,} {noun if n == 1 else plural(noun)}"


def more(hidden: Mapping[str, int]) -> str:
    """The sentence for what has no room: noun → how many of it are not shown."""
    parts = [f"{n:,} more {noun if n == 1 else plural(noun)}" for noun, n in hidden.items() if n > 0]
    return f"Not shown: {' and '.join(parts)}, the least frequent." if parts else ""


def lines(*sentences: str) -> str:
    """The sentences that say something, each on its line."""
    return "\n".join(filter(None, sentences))


def labels(rows: "DataFrame", ids: str, names: str, missing: str) -> dict[str, str]:
    """What to call each id: its name, with the id where two have the same name, `missing` for no id."""
    each = rows[[*{ids, names}]].drop_duplicates(keep="last")  # names are few, rows are many
    found = {id_: name or id_ for id_, name in zip(each[ids], each[names], strict=True)}
    shared = Counter(found.values())
    named = {id_: f"{name} ({id_})" if shared[name] > 1 else name for id_, name in found.items()}
    return named | ({"": missing} if "" in named else {})


def left_out(elsewhere: int, lost: int) -> str:
    """What is not counted; nothing where all is."""
    parts = ((elsewhere, "outside title, standfirst and body"), (lost, "whose words are no longer in the text"))
    told = "; ".join(f"{n} {reason}" for n, reason in parts if n)
    return told and f"Left out: {told}."


def copied(rows: "DataFrame", copies: "DataFrame | None", noun: str) -> str:
    """What was done about near-copies; nothing where none were given."""
    if copies is None:
        return ""
    shared = rows[rows["share"] < 1]
    groups = copies[copies["article"].isin(shared["article"])]["group"].nunique()
    if not groups:
        return "Near-copies count once; no two of those counted say the same."
    where = f"{many(len(shared), noun)}, {many(groups, 'group')} of near-copies"
    return f"Near-copies count once: what n of them say counts 1/n in each ({where})."


def taken_from(rows: "DataFrame") -> str:
    """The outlets and dates of the articles that are counted; nothing where the table does not say."""
    if rows.empty or not {"outlet", "published"} <= {*rows.columns}:
        return ""
    articles = rows.drop_duplicates("article")
    days = articles["published"].where(dated(articles, "year") != "", "").str.slice(0, 10)
    return outlets_and_period(Counter(articles["outlet"]), [*days])


def sampled(rows: "DataFrame", noun: str, once: Once) -> str:
    """What rows stand for, where articles were drawn with unequal chances."""
    how = rows.attrs.get("weighted", "")
    if not how:
        return ""
    # the chance that one of several articles was drawn is not known from theirs alone
    first = "" if once in {"record", "article"} else " What several articles say weighs as in the first of them."
    return f"Weighted ({how}): {many(len(rows), noun)} stand for {figure(rows['weight'].sum())}.{first}"


def disputed(rows: "DataFrame", noun: str) -> str:
    """How many were left in two ways; nothing where none was."""
    n = int(rows["disputed"].sum()) if "disputed" in rows else 0
    return f"{many(n, noun)} left in two ways by one person's sessions apart; one way counts." if n else ""


def numbers(table: "DataFrame", rows: "DataFrame", noun: str) -> str:
    """How many there are, in how many articles, and by whom these were read."""
    articles = table.attrs.get("n_articles", table["article"].nunique())
    of = many(articles, "article" if table.attrs.get("suggested") else "annotated article")
    return f"{many(len(rows), noun)} in {rows['article'].nunique()} of {of} · {provenance(table)}"


def plural(noun: str) -> str:
    """The noun for several: `articles`, `entities`."""
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
