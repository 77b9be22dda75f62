"""What suggestions look like outside."""

from typing import Any

import msgspec

from tests.builders import a_span, a_stance, an_article
from workbench.labelled import suggestion_line
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
