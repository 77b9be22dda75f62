"""How far readers agree, or what is missing to know: in all that was read twice, and in parts of it."""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from workbench.report.gathered import Gathered
from workbench.report.measured import alpha_of, parts, reliability
from workbench.report.value import Part, Points, Section, Table
from workbench.report.words import Notes, listed, whole
from workbench.wording import counted

if TYPE_CHECKING:
    from workbench.agreement.reliability import Agreement

_OF_PAIRS = ("label", "entity", "stance and polarity", "polarity", "voice", "valence")
_MOST = 5
"""Annotators of whom each two are told alone: ten make 45 pairs, which take minutes."""
_BESIDE = ("Variable", "Units, shown", "Alpha, shown", "Units, not shown", "Alpha, not shown")


def agreeing(all_: Gathered) -> Section:
    """All variables, or why there are none."""
    found = all_.agreement
    if found.why_not:
        return Section("Agreement between annotators", (_missing(all_), *_left_out(found)))
    told = (*parts(found), *_by_pair(found), *_in_samples(all_), *_with_and_without(all_), *_left_out(found))
    return Section("Agreement between annotators", (_introduction(all_), *told))


def _introduction(all_: Gathered) -> str:
    found = all_.agreement
    return (
        f"{counted(len(found.articles), 'article')} were read and marked done by two annotators or more: "
        f"{listed(found.annotators)}, {counted(found.n_readings, 'reading')}, under "
        f"{'codebook version' if len(found.codebooks) == 1 else 'codebook versions'} {listed(found.codebooks)}. "
        f"In {whole(found.assisted)} of these readings suggestions were shown. Readings are taken as they were before "
        f"anybody decided between them. Intervals are percentile intervals of a bootstrap over articles with "
        f"{whole(found.draws)} draws (seed {found.seed}); P(alpha < .667) is the share of draws below that bound. "
        "Bands are Krippendorff's: from .800 reliable, from .667 for tentative conclusions only, below not to be used; "
        "judged by the lower bound of the interval, and by the value where there is none."
    )


def _missing(all_: Gathered) -> str:
    several = sum(mine > 0 for mine in _finished(all_))
    todo = (
        "A second annotator has to read some of the same articles"
        if several < 2
        else "Two annotators have to mark the same articles as done"
    )
    return (
        f"There is no agreement figure: {all_.agreement.why_not.rstrip('.')}. {todo}, apart from the first, and at "
        "best without suggestions: “workbench sample” draws which. At least ten such articles are needed for an "
        "interval; customary is a tenth of all, and not under fifty units (Lombard et al. 2002; Lacy and Riffe 1996)."
    )


def _finished(all_: Gathered) -> Iterator[int]:
    return (sum(each.annotator == annotator for each in all_.done) for annotator in all_.annotators)


def _left_out(found: "Agreement") -> Iterator[Part]:
    if found.left_out:
        yield "Left out of agreement:"
        yield Points(found.left_out)


def _by_pair(found: "Agreement") -> Iterator[Part]:
    """Each two annotators alone, where there are more: one who reads otherwise than all the others shows here."""
    if len(found.annotators) < 3:
        return
    if len(found.annotators) > _MOST:
        yield "With so many annotators the report does not tell each two alone; project.agreement().between does."
        return
    notes = Notes()
    rows = []
    for one, other in combinations(found.annotators, 2):
        both = found.between(one, other)
        if not both.why_not:
            alphas = (notes.figure(alpha_of(both[name])) for name in _OF_PAIRS)
            rows.append((f"{one} and {other}", whole(len(both.articles)), whole(both["label"].n_units), *alphas))
    columns = ("Annotators", "Articles", "Mentions of both", *_OF_PAIRS)
    yield Table("Alpha of each two annotators alone, without intervals", columns, tuple(rows), notes=notes.told)


def _in_samples(all_: Gathered) -> Iterator[Part]:
    """The same table for each sample alone, where other articles were read twice too."""
    for sample in all_.drawn.samples:
        found = all_.in_sample(sample)
        if not found.why_not and found.articles != all_.agreement.articles:
            articles = f"{whole(len(found.articles))} of {counted(sample.size, 'article')}"
            caption = f"Reliability in sample {sample.id}, drawn by lot: {articles} read by {listed(sample.readers)}"
            yield reliability(found, caption)


def _with_and_without(all_: Gathered) -> Iterator[Part]:
    """Alpha where suggestions were shown beside alpha where they were not."""
    if not 0 < all_.agreement.assisted < all_.agreement.n_readings:
        return
    sides, notes = all_.with_and_without(), Notes()
    if any(side.why_not for side in sides):
        yield (
            "Agreement with and without suggestions cannot be held beside each other: no article was read by two "
            "annotators who were shown them, or none by two who were not."
        )
        return
    rows = tuple(
        (
            one.name,
            *(cell for side in (one, other) for cell in (whole(side.n_units), notes.with_interval(alpha_of(side)))),
        )
        for one, other in zip(*(side.variables for side in sides), strict=True)
        if alpha_of(one)
    )
    shown, hidden = (whole(len(side.articles)) for side in sides)
    caption = (
        f"Alpha on {shown} articles of which all readers were shown suggestions, and on {hidden} of which none was"
    )
    yield Table(caption, _BESIDE, rows, notes=notes.told)
