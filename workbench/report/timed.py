"""How long articles took."""

from workbench.audit.pace import active_ms, pace
from workbench.report.gathered import Gathered
from workbench.report.value import Section, Table
from workbench.report.words import Notes, whole
from workbench.wording import counted

_COLUMNS = ("Annotator", "Suggestions", "Articles", "Seconds an article", "Seconds per 100 words")
_MODES = {"assisted": "shown", "blind": "blind by lot", "none": "switched off", "mixed": "in part"}


def timed(all_: Gathered) -> Section:
    """Medians by annotator and mode."""
    spent = active_ms(all_.histories)
    rows = pace(all_.done, all_.modes, spent, all_.words)
    without = sum((each.article, each.annotator) not in spent for each in all_.done)
    lacking = (
        f" {counted(without, 'reading')} marked done {'has' if without == 1 else 'have'} no logged time and "
        f"{'is' if without == 1 else 'are'} left out."
        if without
        else ""
    )
    if not rows:
        return Section("Active time", ("No time was logged for a reading that is marked done.",))
    notes = Notes()
    told = tuple(
        (
            row.annotator or "all",
            _MODES[row.mode],
            whole(row.n),
            notes.with_interval(row.seconds, 0),
            notes.with_interval(row.per_100_words, 1),
        )
        for row in rows
    )
    words = (
        "Active time of readings marked done: all that was done on the article, without pauses of more than a minute. "
        "Medians with 95 % intervals by order statistics (Conover 1999), which need six articles. Words are those of "
        f"title, standfirst and body.{lacking}"
    )
    return Section("Active time", (words, Table("Median active time", _COLUMNS, told, frozenset({1}), notes.told)))
