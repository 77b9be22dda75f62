"""What could not be counted, and what the figures cannot say however well they were counted."""

from collections.abc import Iterator

from workbench.report.gathered import Gathered
from workbench.report.value import Part, Points, Section
from workbench.wording import uncounted


def lost(all_: Gathered) -> Section:
    """Damages, gaps and everything else that `workbench check` finds."""
    parts: list[Part] = []
    if sentence := uncounted(all_.damaged, all_.missing):
        parts.append(f"{sentence[0].upper()}{sentence[1:]}.")
    if all_.problems:
        parts += ["Found when the folder was read:", Points(all_.problems)]
    return Section(
        "What could not be counted", tuple(parts) or ("Everything in the folder could be read and counted.",)
    )


def limits(all_: Gathered) -> Section:
    """What a reader of the report might take the figures for and should not."""
    return Section("What these figures cannot say", (Points(tuple(_cautions(all_))),))


def _cautions(all_: Gathered) -> Iterator[str]:
    yield (
        "Agreement is no accuracy: annotators can agree and be wrong alike, most of all where all of them were shown "
        "the same suggestions."
    )
    found = all_.agreement
    if not found.why_not and found.assisted:
        yield (
            f"Suggestions were shown in {found.assisted} of the {found.n_readings} readings that agreement rests on. "
            "Whatever was accepted without thought counts as agreement there; readings made blind do not have that "
            "flaw."
        )
    if not all_.drawn.samples:
        yield (
            "No articles were drawn by lot to be read twice. The figures hold for the articles that happened to be "
            "read twice, and may not be carried over to the others."
        )
    yield (
        "Intervals come from drawing articles anew. They say how far the figures would move with other articles of the "
        "same kind, not with other annotators or another codebook."
    )
    yield (
        "Coefficients of the same readings in other units (characters, words, spans, articles) are different numbers. "
        "Only figures of the same unit and the same pairing can be compared between studies."
    )
    yield "A coefficient for all articles hides where annotators part: see where agreement is lost."
