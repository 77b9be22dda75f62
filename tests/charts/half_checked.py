"""A labelled set of which a part was checked, and what a machine that is often wrong suggests for all of it."""

import random
from collections.abc import Callable, Mapping

from msgspec.structs import replace

from tests.charts.made import a_labelled_year
from workbench.records import Article, Record, Stance
from workbench.tables import Tables


def a_half_checked_year(
    articles: int = 200, checked: int = 60, called: Callable[[str], str] = str
) -> tuple[Tables, dict[str, float]]:
    """The tables, and what each checked article stands for: drawn by lot, every one as likely as any other.

    The machine misses every third position, and takes three in ten of opposition for support.
    """
    readings, known, codebook = a_labelled_year(articles, called=called)._labelled
    chance = random.Random(5)
    drawn = {each.id for each in chance.sample(known, checked)}
    said = {each.article: _suggested(each.records, chance) for each in readings if each.annotator == called("ana")}

    def suggest(article: Article) -> Mapping[str, Record]:
        return said[article.id]

    tables = Tables([each for each in readings if each.article in drawn], known, codebook, {}, suggest=suggest)
    return tables, dict.fromkeys(drawn, articles / checked)


def _suggested(records: Mapping[str, Record], chance: random.Random) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for id_, record in records.items():
        if isinstance(record, Stance) and chance.random() < 0.67:
            wrong = record.polarity == "oppose" and chance.random() < 0.3
            found[id_] = replace(record, polarity="support") if wrong else record
    return found
