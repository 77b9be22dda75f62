"""Who read what: the first thing to know of a figure is whose readings it is made of."""

from collections import Counter

from workbench.records import ADJUDICATED, Annotation, Verdict
from workbench.report.gathered import Gathered
from workbench.report.value import Part, Section, Table
from workbench.report.words import NONE, listed, whole
from workbench.wording import counted

_COLUMNS = (
    *("Annotator", "Begun", "Done", "Set aside", "Done, also by another"),
    *("Done with suggestions", "Done blind", "Done without, or mixed", "Actions"),
)


def reading(all_: Gathered) -> Section:
    """A row for each annotator, and how many articles were read by how many."""
    parts: list[Part] = [_sentence(all_)]
    if all_.annotators:
        rows = tuple(_row(all_, annotator) for annotator in all_.annotators)
        parts.append(Table("Articles by annotator", _COLUMNS, rows))
        parts.append(_recorded(all_))
        parts.append(
            "“Set aside” are articles flagged or skipped. “Blind” are articles that were drawn by lot to be read "
            "without any suggestion; “without, or mixed” those for which suggestions were switched off otherwise, or "
            "for a part of the reading only."
        )
    return Section("Who read what", tuple(parts))


def _sentence(all_: Gathered) -> str:
    times = Counter(Counter(reading.article for reading in all_.done).values())
    total, several = len(all_.articles), sum(n for times_read, n in times.items() if times_read > 1)
    if not all_.annotators:
        return f"The project has {counted(total, 'article')}, and nobody has annotated one yet."
    adjudicated = [each for each in all_.readings if _is_decided(each)]
    decided = f" In {counted(len(adjudicated), 'article')} differences were adjudicated." if adjudicated else ""
    return (
        f"Of {counted(total, 'article')} {whole(several)} were marked done by two annotators or more, "
        f"{whole(times[1])} by one, and {whole(total - several - times[1])} by nobody.{decided}"
    )


def _is_decided(reading: Annotation) -> bool:
    """Whether something was decided there; what all say alike is taken over without."""
    verdicts = (record for record in reading.records.values() if isinstance(record, Verdict))
    return reading.annotator == ADJUDICATED and any(verdicts)


def _recorded(all_: Gathered) -> Table:
    """What stands in the readings marked done, by annotator."""
    rows = []
    for annotator in all_.annotators:
        done = [each for each in all_.done if each.annotator == annotator]
        kinds = [[len(getattr(each, kind)) for each in done] for kind in ("mentions", "stances", "namings")]
        versions = sorted({each.codebook for each in done if each.codebook})
        rows.append((annotator, *(whole(sum(numbers)) for numbers in kinds), listed(versions) or NONE))
    columns = ("Annotator", "Mentions", "Stances", "Namings", "Codebook")
    return Table("What readings marked done hold", columns, tuple(rows))


def _row(all_: Gathered, annotator: str) -> tuple[str, ...]:
    mine = [each for each in all_.readings if each.annotator == annotator and each.status != "untouched"]
    done = [each for each in all_.done if each.annotator == annotator]
    others = {each.article for each in all_.done if each.annotator != annotator}
    shown = Counter(_shown(all_, each) for each in done)
    figures = (
        len(mine),
        len(done),
        sum(each.status in {"flagged", "skipped"} for each in mine),
        sum(each.article in others for each in done),
        shown["assisted"],
        shown["blind"],
        shown["otherwise"],
        len(all_.histories.get(annotator, ())),
    )
    return annotator, *map(whole, figures)


def _shown(all_: Gathered, reading: Annotation) -> str:
    mode = all_.modes.get((reading.article, reading.annotator), "mixed")
    return mode if mode in {"assisted", "blind"} else "otherwise"
