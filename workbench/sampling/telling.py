"""What was drawn, in sentences."""

from collections.abc import Iterator, Mapping, Sequence

from workbench.drawn import FILE, Draw, Repeat, Stratum
from workbench.sampling import advice
from workbench.wording import counted

_LISTED = 20
"""Articles of a sample that are listed on the screen; the file has all."""


def in_words(entry: Draw) -> str:
    """What was drawn, of how many and with which probability, in one line."""
    hidden = f", without {' and '.join(entry.hidden)}" if entry.hidden else ""
    if isinstance(entry, Repeat):
        return (
            f"{counted(len(entry.articles), 'article')} of {entry.frame.articles} that {entry.annotator} finished "
            f"{entry.after_days} days before or more, each with probability {entry.probability:.3f}, seed {entry.seed}"
            f"{hidden}; read again"
        )
    return (
        f"{counted(entry.size, 'article')} of {entry.frame.articles}, {_chances(entry.strata)}, seed {entry.seed}"
        f"{hidden}; read by {', '.join(entry.readers)}"
    )


def told(entry: Draw, begun: Mapping[str, int | None]) -> Iterator[str]:
    """What to say when something was drawn: the draw, whether it is large enough, and what it cannot be.

    `begun` is in how many of the articles each reader has worked with suggestions; None who is not known yet.
    """
    yield f"{entry.id}  {in_words(entry)}."
    if isinstance(entry, Repeat):
        yield f"{entry.annotator} finds them in the list as articles to read, from the next time the desk is opened."
        return
    yield advice.told(entry.frame.articles, entry.size)
    for stratum in entry.strata if entry.stratify else ():
        name = stratum.name or f"no {entry.stratify}"
        yield f"  {name}: {stratum.size} of {stratum.articles}, probability {stratum.probability:.3f}"
    for reader, many in begun.items():
        if many is None:
            yield f"{reader} has not annotated here yet: that has to be the name they give at the desk."
        elif many and "suggestions" in entry.hidden:
            yield f"{reader} has worked in {many} of these with suggestions before, and is not blind there."
    for id_ in entry.articles[:_LISTED]:
        yield f"  {id_}"
    if entry.size > _LISTED:
        yield f"  and {entry.size - _LISTED} more, in annotations/{FILE}"
    yield "Their readers find them at the desk under `sample`, from the next time it is opened."


def _chances(strata: Sequence[Stratum]) -> str:
    chances = [f"{each:.3f}" for each in (min(p), max(p))] if (p := [each.probability for each in strata]) else []
    return "each with probability " + (chances[0] if chances[0] == chances[-1] else " to ".join(chances))
