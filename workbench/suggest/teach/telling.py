"""The figures of a course as plain rows, and as sentences that an analyst can act on."""

from collections.abc import Sequence

from workbench.suggest.teach.figures import ByLabel, Count, gains, summed, whole
from workbench.suggest.teach.taught import Taught
from workbench.wording import counted

Row = dict[str, str | int | float | None]
ALL = "all labels"


def before_after(before: Sequence[ByLabel], after: Sequence[ByLabel]) -> tuple[Row, ...]:
    """A row a label, then one for all: marked, and precision, recall and F1 before and after."""
    old, new = summed(before), summed(after)
    labels = sorted({*old, *new})
    rows = [_row(label, old.get(label, Count()), new.get(label, Count())) for label in labels]
    return (*rows, _row(ALL, whole(old), whole(new)))


def curve_row(articles: float, counts: Sequence[ByLabel]) -> Row:
    """A point of the learning curve: how many articles taught, on average, and F1 on those held out."""
    return {"articles": round(articles, 1), "f1": round(f1(counts), 4)}


def f1(counts: Sequence[ByLabel]) -> float:
    """F1 of all labels together; 0 where there is none."""
    return whole(summed(counts)).f1 or 0.0


def verdict(before: Sequence[ByLabel], after: Sequence[ByLabel], articles: int) -> str:
    """The sentence on what was tried: how much better, and whether that is more than chance."""
    old, new = f1(before), f1(after)
    low, high = gains(before, after)
    said = (
        f"On {counted(articles, 'article')}, each held out in turn, F1 of suggested names was {_percent(old)} before "
        f"and {_percent(new)} after ({_points(new - old)} points; 80 % interval {_points(low)} to {_points(high)})."
    )
    if new <= old:
        return f"It does not help names, so they are suggested as before. {said}"
    if low <= 0:
        return f"It may help names, but the gain could be chance; more finished articles would tell. {said}"
    return f"It helps names. {said}"


def untried(finished: int, needed: int) -> str:
    """The sentence for when there is too little to hold anything out."""
    return (
        f"To try what was learned takes {needed} finished articles, and there are {finished}, so only spellings are "
        "remembered; finish more with d at the desk, and teach again."
    )


def remembered(taught: Taught) -> str:
    """The sentence on spellings."""
    linked = [form for form in taught.forms if form.id]
    aliases = counted(sum(len(form.aliases) for form in linked), "spelling")
    entities = f"{len(linked)} known {'entity' if len(linked) == 1 else 'entities'}"
    return (
        f"Remembered word for word: {aliases} of {entities}, {counted(len(taught.unlinked), 'name')} linked to nothing."
    )


def _row(label: str, old: Count, new: Count) -> Row:
    row: Row = {"label": label, "marked": new.marked}
    for name, count in (("before", old), ("after", new)):
        for what in ("precision", "recall", "f1"):
            share = getattr(count, what)
            row[f"{what}_{name}"] = None if share is None else round(share, 4)
    return row


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _points(share: float) -> str:
    return f"{100 * share:+.1f}"
