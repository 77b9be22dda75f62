"""What `agreement.drift` is given of a project: what counts of each finished reading, and in which week it was done."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from workbench import history
from workbench.agreement.before import before
from workbench.agreement.drift import Read, Row, Twice, week_of
from workbench.agreement.drift import drift as by_week
from workbench.audit.modes import words_read
from workbench.drawn import Drawn
from workbench.placing import attached, place
from workbench.records import READ_REGIONS, Annotation, Article
from workbench.sampling.again import again, pairs

if TYPE_CHECKING:
    from workbench.project import Project

UNDATED = "no date"


def drift(project: "Project", drawn: Drawn) -> tuple[Row, ...]:
    """The rows of `agreement.drift`; readings are as they were before adjudication."""
    histories = project.store.read().histories
    latest: dict[tuple[str, str], str] = {}
    for annotator, actions in histories.items():
        for action in actions:
            latest[annotator, action.article] = max(latest.get((annotator, action.article), ""), action.at)
    return of_readings(before(histories), latest, project, drawn)


def of_readings(
    readings: Iterable[Annotation], latest: Mapping[tuple[str, str], str], project: "Project", drawn: Drawn
) -> tuple[Row, ...]:
    """The same of readings as they were before adjudication; `latest` is, by annotator and article, when that ended.

    When is the wall time of the annotator's latest action there, as the log has it.
    """
    read = [
        Read(_counting(reading, article), week(latest.get((reading.annotator, article.id), "")), words_read(article))
        for reading in readings
        if reading.status == "done" and (article := project.articles.get(reading.article))
    ]
    return by_week(read, _twice(project, drawn))


def week(at: str) -> str:
    """The ISO week of a wall time as the log has it; `UNDATED` where it has none."""
    try:
        return week_of(datetime.fromisoformat(at).date())
    except ValueError:
        return UNDATED


def _twice(project: "Project", drawn: Drawn) -> list[Twice]:
    found = []
    for annotator in sorted({repeat.annotator for repeat in drawn.repeats}):
        for article, first, second in pairs(project, drawn, annotator):
            known = project.articles.get(article)
            readings = history.annotation(first, annotator), history.annotation(second, again(annotator))
            if known and readings[1].status == "done":
                one, other = (_counting(each, known) for each in readings)
                found.append(Twice(annotator, one, other, week(max(action.at for action in second))))
    return found


def _counting(reading: Annotation, article: Article) -> Annotation:
    """The reading with the records that count: whose words are there, in title, standfirst or body as found."""
    bounds = [(each.start, each.end) for each in article.regions if each.type in READ_REGIONS]
    kept = {
        id_: record
        for id_, record in reading.records.items()
        if attached(record, article)
        and (not article.regions or (at := place(record)) is None or _inside(at.start, bounds))
    }
    return replace(reading, records=kept)


def _inside(start: int, bounds: Sequence[tuple[int, int]]) -> bool:
    return any(first <= start < last for first, last in bounds)
