"""What suggestions look like outside."""

from typing import Any

import msgspec

from tests.builders import a_codebook, a_span, a_stance, an_annotation, an_article
from workbench.labelled import labelled_line, standing, suggestion_line
from workbench.records import Status, Verdict
from workbench.spans import Span

TEXT = "Turkey rejects the plan 🙂. “We say no”, Ankara said."


def test_a_position_that_shows_twice_is_two_rows_of_one_suggestion() -> None:
    stance = msgspec.structs.replace(a_stance(TEXT, "Turkey rejects the plan"), also=(a_span(TEXT, "We say no"),))
    line = suggestion_line(an_article(TEXT), {"s-1": stance}, {})
    rows = msgspec.convert(line["stances"], list[dict[str, Any]])
    assert [row["id"] for row in rows] == ["s-1", "s-1.2"]
    spans = [msgspec.convert(row["evidence"], Span) for row in rows]
    assert [TEXT[span.start : span.end] for span in spans] == ["Turkey rejects the plan", "We say no"]
    assert [(row["holder"], row["target"], list(row["also"])) for row in rows] == [("turkey", "syria", [])] * 2


def test_an_adjudicated_reading_stands_for_all_of_its_article_once_it_is_done() -> None:
    articles = [an_article(TEXT, id_) for id_ in "12"]
    readings = [
        an_annotation(article, annotator=name, status=Status("done")) for article in articles for name in ("ann", "ben")
    ]
    decided = [
        an_annotation(article, annotator="adjudicated", status=Status(state))
        for article, state in zip(articles, ("done", "started"), strict=True)
    ]
    stand = [(each.article, each.annotator) for each in standing([*readings, *decided])]
    assert stand == [("2", "ann"), ("2", "ben"), ("1", "adjudicated")]


def test_the_line_of_an_adjudicated_reading_has_its_verdicts() -> None:
    article = an_article(TEXT)
    verdict = Verdict("one", "polarity", ("ann",), "slip", "zoe")
    decided = an_annotation(article, annotator="adjudicated", **{"verdict:d1": verdict})
    line = labelled_line(decided, article, a_codebook({}))
    told = {"id": "verdict:d1", "how": "one", "of": "polarity", "taken": ("ann",), "reason": "slip", "by": "zoe"}
    assert line["verdicts"] == [told]
    assert labelled_line(an_annotation(article), article, a_codebook({}))["verdicts"] == []
