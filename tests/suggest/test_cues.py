"""The lexicon is written in a short way; what comes of it."""

import pytest

from workbench.suggest.cues import OPERATORS, words


@pytest.mark.parametrize("verb", ["reject", "rejects", "rejected", "rejecting", "say no to", "SAID  NO"])
def test_a_verb_is_written_once_for_all_its_forms(verb: str) -> None:
    assert words("reject~|sa(?:y|id) no(?: to)?").fullmatch(verb)


@pytest.mark.parametrize("word", ["for", "to", "on", "of", "with", "in", "from", "by"])
def test_a_bare_preposition_takes_no_position(word: str) -> None:
    assert [operator.name for operator in OPERATORS if operator.pattern.fullmatch(word)] == []
