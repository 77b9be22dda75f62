"""What the codebook does not allow is told beside its record, and nothing else is."""

from pathlib import Path

import pytest

from tests.builders import a_mention, a_stance
from workbench.codebook import Codebook, read_codebook
from workbench.problems import problems
from workbench.records import Annotation, Mention, Record, Stance
from workbench.spans import Span

TEXT = "Turkey rejects the plan"
EVIDENCE = Span(0, 6, "Turkey")


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return read_codebook(Path(__file__).parent.parent / "annotations")


@pytest.mark.parametrize(
    ("record", "says"),
    [
        (a_mention(TEXT, "Turkey", "STATE", "turkie"), "'turkie' is neither an entity"),
        (Mention(0, 6, "Turkey", "COUNTRY", "turkey"), "label 'COUNTRY' is not in the codebook (ARMED_GROUP"),
        (Stance("turkey", None, "oppose", "reported", EVIDENCE), "without a target"),
        (Stance(None, "syria", "oppose", "reported", EVIDENCE), "without a holder"),
        (Stance("turkey", "turkey", "oppose", "reported", EVIDENCE), "holder and target are both 'turkey'"),
        (Stance("turkey", "syria", "conditional", "reported", EVIDENCE), "without its condition"),
        (Stance("turkey", "syria", "against", "reported", EVIDENCE), "polarity 'against' is not in the codebook"),
        (Stance("turkey", "topic:nothing", "oppose", "reported", EVIDENCE), "'topic:nothing' is neither"),
    ],
)
def test_what_the_codebook_does_not_allow_is_told_and_nothing_else(
    codebook: Codebook, record: Record, says: str
) -> None:
    good: dict[str, Record] = {
        "good": a_stance(TEXT, "rejects"),
        "also": Stance("unnamed:many", "topic:ceasefire", "conditional", "quoted", EVIDENCE, condition="if paid"),
    }
    found = problems(Annotation("1", "x", "ana", {**good, "bad": record}), codebook)
    assert list(found) == ["bad"]
    assert says in found["bad"][0]
