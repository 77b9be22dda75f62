"""One article worked through at the real desk, and whether what is on disk then is what was wanted."""

from collections.abc import Mapping

from tests.browser.real import RealDesk
from tests.measure.effort.analyst import Analyst
from tests.measure.effort.difference import Item, Labelled, difference, known, spoken
from tests.measure.effort.gestures import Tally
from workbench.records import Annotation, Record


def judged(reference: Annotation, suggested: Mapping[str, Record]) -> list[Item]:
    """What there is to judge between suggestions and the reference reading."""
    return difference(_labelled(suggested), _labelled(reference.records))


def work(desk: RealDesk, reference: Annotation, items: list[Item]) -> Tally:
    """What it takes to get from what the desk shows, which `items` are about, to the reference reading.

    AssertionError when what is on disk afterwards says anything else.
    """
    article = desk.project.article(reference.article)
    analyst = Analyst(desk, article)
    analyst.work(items)
    made = desk.reading(article.id)
    amiss = spoken(made.records.values()) ^ spoken(reference.records.values())
    assert not amiss, f"{article.id} did not become the reference reading: {sorted(amiss, key=str)}"
    assert made.status == "done"
    return analyst.tally


def _labelled(records: Mapping[str, Record]) -> dict[str, Labelled]:
    return {id_: known(each) for id_, each in records.items() if isinstance(each, Labelled)}
