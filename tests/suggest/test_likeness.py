"""Topics by meaning: where no term names them, and nowhere else."""

import re
import tomllib
from functools import cache
from typing import cast

import msgspec
import numpy as np

from tests.suggest.blind import Blind
from tests.suggest.unseen import HERE
from tests.suggest.world import CODEBOOK, an_article
from workbench import starter, suggest
from workbench.codebook import read_codebook
from workbench.records import Stance, Topic
from workbench.suggest.encoder import Encoder, Floats, Judged, Place, shipped
from workbench.suggest.likeness import Likeness


class Literal(Blind):
    """Takes words for alike by the letters they share, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def meaning(self, words: str) -> Floats:
        """A count of words."""
        self.asked.append(words)
        vector = np.zeros(384, np.float32)
        for word in re.findall(r"\w{4,}", words.lower()):
            vector[sum(map(ord, word)) % 384] += 1
        return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-9), dtype=np.float32)


class Agreeing(Literal):
    """Agrees with whoever is against something."""

    def stance(self, text: str, holder: Place | None, target: Place) -> Judged:
        """Oppose, nearly certain."""
        return Judged(np.array([-1, 4, -1], np.float32), np.zeros(256, np.float32))


TOPICS = {
    "topic:ceasefire": Topic("topic:ceasefire", "Ceasefire", "guns falling silent everywhere", ("truce",)),
    "topic:tolls": Topic("topic:tolls", "Tolls", "money taken from drivers", ("toll",)),
}
SMALL = msgspec.structs.replace(CODEBOOK, topics=TOPICS)


def stances(model: Literal, sentence: str) -> set[tuple[str | None, str | None, str]]:
    found = suggest.Suggester(SMALL, encoder=cast(Encoder, model))(an_article(sentence)).values()
    return {(each.holder, each.target, each.polarity) for each in found if isinstance(each, Stance)}


def test_what_means_a_topic_is_one() -> None:
    assert stances(Literal(), "Egypt opposes guns falling silent.") == {("egypt", "topic:ceasefire", "oppose")}


def test_what_means_none_is_none() -> None:
    assert stances(Literal(), "Egypt opposes higher wages for nurses.") == set()


def test_a_term_needs_no_meaning() -> None:
    model = Literal()
    assert stances(model, "Egypt opposes the truce at sea.") == {("egypt", "topic:ceasefire", "oppose")}
    assert model.asked == []


def test_what_names_somebody_is_no_topic() -> None:
    model = Literal()
    stances(model, "Egypt opposes Russia falling silent everywhere.")
    assert model.asked == []


def test_passages_that_people_coded_say_what_a_topic_means() -> None:
    words = "payments at every bridge"
    encoder = cast(Encoder, Literal())
    assert Likeness(SMALL, encoder).topic(words) is None
    found = Likeness(SMALL, encoder, {"topic:tolls": ["payments at each bridge"]}).topic(words)
    assert found
    assert found[0] == "topic:tolls"


def test_what_only_means_a_topic_is_never_sure_and_says_so() -> None:
    found = suggest.Suggester(SMALL, encoder=cast(Encoder, Agreeing()))(
        an_article("Egypt opposes guns falling silent.")
    )
    [stance] = [each for each in found.values() if isinstance(each, Stance)]
    assert not stance.sure
    assert "is like the topic (0." in stance.why


def test_without_topics_there_are_none() -> None:
    assert Likeness(msgspec.structs.replace(SMALL, topics={}), cast(Encoder, Literal())).topic("guns") is None


@cache
def by_meaning(half: str) -> tuple[int, int, int]:
    """How many phrases of `topics_by_meaning.toml` have a topic, were given one, and were given the right one."""
    likeness = Likeness(read_codebook(starter.annotations()), shipped())
    rows = tomllib.loads((HERE / "topics_by_meaning.toml").read_text(encoding="utf-8"))[half]
    told = [(likeness.topic(re.findall(r"\[(.*)\]", sentence)[0]), topic) for sentence, topic in rows.items()]
    right = sum(found[0] == topic for found, topic in told if found)
    return sum(bool(topic) for _, topic in told), sum(bool(found) for found, _ in told), right


def test_the_shipped_model_knows_topics_it_was_not_tuned_on() -> None:
    wanted, given, right = by_meaning("heldout")
    assert right >= 0.75 * given
    assert right >= 0.4 * wanted
