"""How the articles that were read twice were chosen: without that no figure can be carried over to the others."""

from collections.abc import Iterator

from workbench.drawn import Sample
from workbench.report.gathered import Gathered
from workbench.report.value import Part, Section, Table
from workbench.report.words import NONE, day, decimal, listed, whole
from workbench.wording import counted

_SAMPLE = ("Sample", "Stratum", "Articles", "Drawn", "Probability", "Read by", "Hidden", "Seed", "Drawn on")


def sampled(all_: Gathered) -> Section:
    """Each sample with its strata, and how far its readers are."""
    samples = all_.drawn.samples
    if not samples:
        return Section(
            "Sample for reliability",
            (
                "No sample was drawn by lot. Where articles were read twice, they were chosen otherwise, and how is "
                "not on record here. “workbench sample” draws articles with a seed and a known probability.",
            ),
        )
    parts: list[Part] = [
        "Simple random samples without replacement, within strata where there are any; the seed and the ids of the "
        "articles draw the same ones again. The probability is that of each article of the stratum to be drawn."
    ]
    rows = tuple(row for sample in samples for row in _rows(sample))
    parts.append(Table("Samples drawn", _SAMPLE, rows, frozenset({1, 5, 6, 8})))
    ids = {sample.id for sample in samples}
    progress = tuple(
        (each.id, each.reader, whole(each.done), whole(each.of)) for each in all_.progress if each.id in ids
    )
    parts.append(Table("How far readers are", ("Sample", "Annotator", "Done", "Of"), progress, frozenset({1})))
    if any("suggestions" in sample.hidden for sample in samples):
        parts.append(_seen(all_))
    return Section("Sample for reliability", tuple(parts))


def _rows(sample: Sample) -> Iterator[tuple[str, ...]]:
    for number, stratum in enumerate(sample.strata):
        first = number == 0
        yield (
            sample.id,
            stratum.name or ("all" if not sample.stratify else f"no {sample.stratify}"),
            whole(stratum.articles),
            whole(stratum.size),
            decimal(stratum.probability),
            listed(sample.readers) if first else NONE,
            listed(sample.hidden) or "nothing" if first else NONE,
            str(sample.seed) if first else NONE,
            day(sample.drawn) if first else NONE,
        )


def _seen(all_: Gathered) -> str:
    """Whether those who were to read blind did."""
    meant = {
        (article, reader)
        for sample in all_.drawn.samples
        if "suggestions" in sample.hidden
        for reader in sample.readers
        for article in sample.articles
    }
    read = [(each.article, each.annotator) for each in all_.done if (each.article, each.annotator) in meant]
    aided = [each for each in read if all_.modes.get(each) in {"assisted", "mixed"}]
    if not aided:
        return f"Of {counted(len(read), 'reading')} that were to be made without suggestions none was made with them."
    return (
        f"Of {counted(len(read), 'reading')} that were to be made without suggestions {whole(len(aided))} had some "
        "shown: they were begun before the sample was drawn, and are not blind."
    )
