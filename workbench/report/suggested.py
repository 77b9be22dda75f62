"""The suggestion audit: what became of suggestions, what they change, and where they were taken without thought."""

from collections.abc import Iterator, Sequence

from workbench.audit.fates import Fates, fates
from workbench.audit.haste import LEAST, Stretch, bulks, decisions, stretches
from workbench.audit.influence import FEWEST, Influence, influence
from workbench.report.gathered import Gathered
from workbench.report.value import Part, Section, Table
from workbench.report.words import NONE, Notes, decimal, listed, percentage, whole
from workbench.wording import counted

_FATES = ("Annotator", "Kind", "Suggested", "Accepted", "Edited", "Rejected", "Left", "By hand", "Carried")
_INFLUENCE = ("Figure", "Share or rate of", "With suggestions", "Blind", "Difference and its 95 % interval")
_RUNS = ("Annotator", "Why", "Decisions", "Accepted", "Median time", "Articles", "From", "To")
_STRETCHES = ("Annotator", "Why", "Runs", "Decisions in them", "In the longest")
_MOST = 15
"""Runs that are told one by one."""
_BULKS = ("Annotator", "Steps", "Suggestions accepted", "Most in one step", "Articles")


def suggested(all_: Gathered) -> Section:
    """All of it; of readings that are done, since of the others nobody knows what will be left."""
    aided = [each for each in all_.done if all_.modes.get((each.article, each.annotator)) in {"assisted", "mixed"}]
    rows = fates(aided)
    parts: list[Part] = []
    if not sum(row.shown for row in rows):
        parts.append("No suggestion was decided on in a reading that is marked done.")
    else:
        parts.append(
            f"{counted(len(aided), 'reading')} marked done {'was' if len(aided) == 1 else 'were'} made with "
            "suggestions. A suggestion is “left” that was not decided on when the article was marked done; what was "
            "accepted and taken out again later counts as rejected, and what was changed later as edited. “By hand” "
            "are records that nobody had suggested, “carried” those put at other places alike or in near-copies by "
            "one step."
        )
        parts.append(Table("What became of suggestions", _FATES, tuple(map(_fate, rows)), frozenset({1})))
    return Section("Suggestions", (*parts, *_influenced(all_), *_hasty(all_)))


def _fate(row: Fates) -> tuple[str, ...]:
    shares = (f"{whole(n)} ({percentage(n, row.shown)})" if row.shown else whole(n) for n in _outcomes(row))
    kind = f"{row.kind} {row.label}".rstrip()
    return row.annotator, kind, whole(row.shown), *shares, whole(row.by_hand), whole(row.carried)


def _outcomes(row: Fates) -> tuple[int, ...]:
    return row.accepted, row.edited, row.rejected, row.left


def _influenced(all_: Gathered) -> Iterator[Part]:
    found = influence(all_.done, all_.modes, all_.words, all_.draws, all_.seed)
    sides = (found[0].n_assisted, found[0].n_blind)
    if not all(sides):
        yield (
            f"What suggestions change cannot be told: {counted(sides[0], 'article')} were read with them, and "
            f"{whole(sides[1])} blind by lot. “blind” in the codebook's [desk], or a sample that hides suggestions, "
            "sets some apart."
        )
        return
    notes = Notes()
    rows = tuple(_difference(row, notes) for row in found)
    caption = f"{counted(sides[0], 'article')} with suggestions beside {whole(sides[1])} blind"
    yield Table(caption, _INFLUENCE, rows, frozenset({1}), notes.told)
    yield (
        "Blind articles were drawn by lot, so a difference that is none of chance is one that suggestions make. "
        f"Articles are drawn anew on both sides ({whole(all_.draws)} draws, seed {all_.seed}); under {FEWEST} on a "
        "side there is no interval. Of many differences some lie apart from zero by chance."
    )


def _difference(row: Influence, notes: Notes) -> tuple[str, ...]:
    digits = 1 if row.per.endswith("words") else 3
    sides = (NONE if value is None else decimal(value, digits) for value in (row.assisted, row.blind))
    return row.name, row.per, *sides, notes.with_interval(row.difference, digits)


def _hasty(all_: Gathered) -> Iterator[Part]:
    made = decisions(all_.histories)
    runs, at_once = stretches(made), bulks(made)
    if runs:
        yield (
            f"Runs of acceptance: at least {LEAST} decisions, one suggestion each, of which more than 95 % were "
            "accepted, or whose median time is under a second. They are no proof of thoughtlessness, where "
            "suggestions are good most should be accepted; they say where to look again."
        )
        yield Table("Runs of acceptance by annotator", _STRETCHES, tuple(_summed(runs)), frozenset({1}))
        longest = sorted(runs, key=lambda run: (-run.n, run.annotator, run.since))[:_MOST]
        hidden = f", the {_MOST} longest" if len(runs) > _MOST else ""
        yield Table(f"Runs of acceptance{hidden}", _RUNS, tuple(map(_run, longest)), frozenset({1, 5, 6, 7}))
    else:
        yield (
            f"No annotator accepted more than 95 % of {LEAST} suggestions or more in a row, or took less than a "
            "second for each by the median."
        )
    if at_once:
        rows = []
        for annotator in sorted({each.annotator for each in at_once}):
            own = [each for each in at_once if each.annotator == annotator]
            taken, articles = [each.accepted for each in own], {each.article for each in own}
            rows.append((annotator, whole(len(own)), whole(sum(taken)), whole(max(taken)), whole(len(articles))))
        yield Table("Suggestions accepted several at once", _BULKS, tuple(rows))


def _summed(runs: Sequence[Stretch]) -> Iterator[tuple[str, ...]]:
    for annotator, why in sorted({(run.annotator, run.why) for run in runs}):
        own = [run for run in runs if (run.annotator, run.why) == (annotator, why)]
        yield annotator, why, whole(len(own)), whole(sum(run.n for run in own)), whole(max(run.n for run in own))


def _run(run: Stretch) -> tuple[str, ...]:
    median = NONE if run.median_ms is None else f"{decimal(run.median_ms / 1000, 1)} s"
    more = f" and {whole(len(run.articles) - 3)} more" if len(run.articles) > 3 else ""
    where = f"{', '.join(run.articles[:3])}{more}" if more else listed(run.articles)
    accepted = f"{whole(run.accepted)} ({percentage(run.accepted, run.n)})"
    return run.annotator, run.why, whole(run.n), accepted, median, where, _minute(run.since), _minute(run.until)


def _minute(at: str) -> str:
    return at[:16].replace("T", " ") or NONE
