"""How sure a suggested stance is, and why it is suggested."""

from typing import cast

import numpy as np
import pytest

from tests.suggest.blind import Blind
from tests.suggest.world import CODEBOOK, an_article
from workbench import suggest
from workbench.records import Stance
from workbench.suggest import judging
from workbench.suggest.encoder import Encoder, Judged, Place
from workbench.suggest.weighing import STANCES


class Convinced(Blind):
    """Holds one stance for nearly certain, and remembers between whom it was asked."""

    def __init__(self, stance: str) -> None:
        self._stance = stance
        self.asked: list[tuple[str, str]] = []

    def stance(self, text: str, holder: Place | None, target: Place) -> Judged:
        """Nearly certain logits."""
        self.asked.append((text[slice(*holder)] if holder else "", text[slice(*target)]))
        logits = np.where(np.array(STANCES) == self._stance, 4, -1).astype(np.float32)
        return Judged(logits, np.zeros(256, np.float32))


def found(model: Convinced, *paragraphs: str) -> list[Stance]:
    suggester = suggest.Suggester(CODEBOOK, encoder=cast(Encoder, model))
    return [each for each in suggester(an_article(*paragraphs)).values() if isinstance(each, Stance)]


def test_a_stance_is_sure_when_lexicon_and_model_agree() -> None:
    [stance] = found(Convinced("oppose"), "The RSF rejected the truce.")
    assert stance.sure
    assert stance.why == "“rejected”, and the model agrees"


@pytest.mark.parametrize("model", ["support", "neutral"])
def test_a_stance_that_the_model_doubts_is_not_sure(model: str) -> None:
    [stance] = found(Convinced(model), "The RSF rejected the truce.")
    assert not stance.sure
    assert stance.why == "“rejected”, though the model doubts it"


def test_agreement_raises_the_score() -> None:
    [sure], [doubted] = (found(Convinced(each), "The RSF rejected the truce.") for each in ("oppose", "support"))
    assert 0 < doubted.score < sure.score < 1


def test_the_model_is_asked_about_the_words_that_name_the_two() -> None:
    model = Convinced("oppose")
    found(model, "Egypt spoke. On Friday the RSF rejected the truce with Egypt.")
    assert model.asked == [("RSF", "truce")]


def test_a_pronoun_stands_for_the_holder() -> None:
    model = Convinced("oppose")
    [stance] = found(model, "Putin spoke on Friday. He opposes the elections.")
    assert model.asked == [("He", "elections")]
    assert stance.sure


def test_without_a_word_for_the_holder_the_model_is_not_asked() -> None:
    model = Convinced("oppose")
    [stance] = found(model, "Burhan said he left.", "“There will be no foreign troops.”")
    assert model.asked == []
    assert not stance.sure


@pytest.mark.parametrize(
    "sentence", ["Egypt backs the elections provided that Haftar may run.", "Egypt remains neutral on the elections."]
)
def test_only_support_and_opposition_are_ever_sure(sentence: str) -> None:
    assert [each.sure for each in found(Convinced("support"), sentence)] == [False]


def test_the_model_reads_no_more_than_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "SHARE", 0.0)
    monkeypatch.setattr(judging, "LEAST", 0)
    model = Convinced("oppose")
    [stance] = found(model, "The RSF rejected the truce.")
    assert model.asked == []
    assert stance.score > 0


def test_a_position_that_is_taken_twice_is_one_suggestion_with_both_passages() -> None:
    paragraphs = "The RSF rejected the truce.", "Egypt left.", "The RSF again opposed the truce."
    [stance] = found(Convinced("oppose"), *paragraphs)
    assert [each.quote for each in (stance.evidence, *stance.also)] == ["rejected the truce", "opposed the truce"]


def test_actors_of_whom_lexicon_and_model_are_certain_have_a_stance_that_no_rule_shows() -> None:
    sentence = "Egypt sent partners, arms and supplies to the RSF, together with aid."
    [stance] = [each for each in found(Convinced("support"), sentence) if each.holder == "egypt"]
    assert (stance.target, stance.polarity, stance.sure) == ("rsf", "support", False)
    assert stance.evidence.quote == "Egypt sent partners, arms and supplies to the RSF, together with aid"


@pytest.mark.parametrize(
    "sentence", ["Egypt and the RSF sat in a tent.", "Did Egypt send arms and supplies to the RSF, together with aid?"]
)
def test_of_most_actors_in_a_sentence_nothing_is_concluded(sentence: str) -> None:
    model = Convinced("support")
    assert found(model, sentence) == []
    assert model.asked == []


def test_of_a_long_sentence_the_part_around_the_two_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "SHARE", 0.0)
    monkeypatch.setattr(judging, "LEAST", 200)
    rain = "after it had rained in the valley for the whole of the day and of the night " * 4
    [stance] = found(Convinced("oppose"), f"The RSF rejected the truce {rain}.")
    assert stance.sure


def test_what_was_taught_corrects_what_the_model_says() -> None:
    from workbench.suggest.teach.taught import Correction, Taught

    weights = np.zeros((256, 3), np.float32)
    taught = Taught(version="1", stances=Correction(weights, np.array([9, 0, 0], np.float32)))
    suggester = suggest.Suggester(CODEBOOK, taught=taught, encoder=cast(Encoder, Convinced("oppose")))
    [stance] = [
        each for each in suggester(an_article("Egypt welcomed the truce.")).values() if isinstance(each, Stance)
    ]
    assert stance.sure
