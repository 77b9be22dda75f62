"""A position teaches by the words that name its holder and target in the sentence of its evidence."""

from tests.builders import a_codebook, a_mention, a_stance, an_article
from tests.suggest.teach.world import Judging, a_reading
from workbench.records import Annotation, Decision, Record
from workbench.suggest.teach.lessons import lessons
from workbench.suggest.teach.pairs import POLARITIES, pairs

TEXT = (
    "Turkey spoke of Syria. Turkey condemned Iran and Syria over Idlib 🏚. Russia was silent. "
    "Iran and Russia met. Nobody was named."
)
ARTICLE = an_article(TEXT, "a")
CODEBOOK = a_codebook({"turkey": "Turkey", "syria": "Syria", "iran": "Iran", "russia": "Russia"})


def told(done: bool = False, **records: Record) -> list[tuple[str, str | None, str, str, float]]:
    """Sentence, holder, target, polarity and weight of each example."""
    encoder = Judging()
    names: dict[str, Record] = {
        "t1": a_mention(TEXT, "Turkey", "STATE", "turkey"),
        "t2": a_mention(TEXT, "Turkey", "STATE", "turkey", after="of Syria"),
        "s1": a_mention(TEXT, "Syria", "STATE", "syria"),
        "s2": a_mention(TEXT, "Syria", "STATE", "syria", after="Iran and"),
        "i": a_mention(TEXT, "Iran", "STATE", "iran"),
    }
    reading: Annotation = a_reading(ARTICLE, done, **names, **records)
    found = pairs(lessons([reading], {"a": ARTICLE}, frozenset()), CODEBOOK, encoder)
    if found is None:
        return []
    assert found.states.shape == (len(encoder.asked), 24)
    said = zip(encoder.asked, found.answers, found.weights, strict=True)
    return [(*asked, POLARITIES[answer], float(weight)) for asked, answer, weight in said]


SENTENCE = "Turkey condemned Iran and Syria over Idlib 🏚."


def test_the_words_in_the_sentence_of_the_evidence_are_the_pair() -> None:
    assert told(s=a_stance(TEXT, "condemned Iran and Syria")) == [(SENTENCE, "Turkey", "Syria", "oppose", 2)]


def test_a_position_whose_target_is_not_named_there_teaches_nothing() -> None:
    assert told(s=a_stance(TEXT, "condemned Iran and Syria", target="russia")) == []
    assert told(s=a_stance(TEXT, "Iran and Russia met", target="syria")) == []


def test_a_holder_who_is_not_named_there_is_left_open() -> None:
    found = told(s=a_stance(TEXT, "condemned Iran and Syria", holder="russia"))
    assert found == [(SENTENCE, None, "Syria", "oppose", 2)]


def test_a_condition_is_neither_support_nor_opposition() -> None:
    assert told(s=a_stance(TEXT, "condemned Iran", target="iran", polarity="conditional")) == []


def test_a_position_that_was_rejected_is_none_between_the_two() -> None:
    rejected = Decision("rejected", a_stance(TEXT, "condemned Iran and Syria"))
    assert told(**{"fate_x": rejected}) == [(SENTENCE, "Turkey", "Syria", "neutral", 2)]
    kept = told(s=a_stance(TEXT, "condemned Iran", polarity="support"), **{"fate_x": rejected})
    assert [polarity for *_, polarity, _ in kept] == ["support"]


def test_names_side_by_side_in_a_finished_article_count_a_little_as_neutral() -> None:
    found = told(done=True, s=a_stance(TEXT, "condemned Iran and Syria", target="iran"))
    assert found == [
        (SENTENCE, "Turkey", "Iran", "oppose", 2),
        ("Turkey spoke of Syria.", "Turkey", "Syria", "neutral", 0.5),
        (SENTENCE, "Turkey", "Syria", "neutral", 0.5),
    ]
