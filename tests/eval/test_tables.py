"""The tables of labelled sets: who found what, and what was trained on what."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.builders import a_mention
from tests.eval.labelled import a_line, a_pair, a_set
from tests.measure.eval import finders, judges, loso
from tests.measure.eval.on_names import name_scores, name_tables
from tests.measure.eval.on_pairs import pair_tables
from tests.measure.eval.sets import Passage, name_sets, pair_sets
from workbench.records import Article, Mention
from workbench.suggest.encoder import Encoder, Seen
from workbench.suggest.pieces import Window

TAGS = ("O", "B-PERSON", "I-PERSON", "B-STATE", "I-STATE", "B-MISC", "I-MISC")


class Reader(Encoder):
    """An encoder that reads each word as the tag it is told."""

    def __init__(self, folder: Path | None = None) -> None:
        self.tags = TAGS

    def windows(self, text: str, start: int, end: int) -> Iterator[Window]:
        """One window, of what stands between blanks."""
        words = tuple(found.span() for found in re.finditer(r"\S+", text[start:end]))
        yield from [Window(words, (), (), ())] if words else []

    def read(self, window: Window) -> Seen:
        """As it was told."""
        told = [TAGS.index(tag) for tag in self.told[: len(window.words)]]
        return Seen(np.eye(len(TAGS), dtype=np.float32)[told], np.zeros((len(told), 1), np.float32))

    told: tuple[str, ...] = ()


def row(lines: Iterable[str], name: str) -> list[str]:
    """The cells of the first line that begins with `name`."""
    return next(line for line in lines if line.strip().startswith(name)).strip().removeprefix(name).split()


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("B-PERSON I-PERSON O B-STATE", ["Ana Lee/PERSON", "Mali/PLACE"]),
        ("B-PERSON B-PERSON O O", ["Ana/PERSON", "Lee/PERSON"]),
        ("I-PERSON I-PERSON O I-STATE", ["Ana Lee/PERSON", "Mali/PLACE"]),
        ("B-PERSON I-STATE O O", ["Ana/PERSON", "Lee/PLACE"]),
        ("B-PERSON O I-PERSON B-MISC", ["Ana/PERSON", "left/PERSON"]),
    ],
)
def test_the_tags_of_an_encoder_are_read_as_names(told: str, names: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finders, "Encoder", Reader)
    monkeypatch.setattr(Reader, "told", tuple(told.split()))
    text = "Ana Lee left Mali"
    (found,) = finders.model()([Passage("", text, (), ())])
    assert [f"{text[start:end]}/{group}" for start, end, group in found] == names


def test_an_empty_text_has_no_names() -> None:
    assert list(finders.by(lambda _article: {})([Passage("", "", (), ())])) == [[]]
    assert finders.article(Passage("", "", (), ())).regions == ()


def test_a_set_is_a_table_with_a_column_for_each_who_is_asked(tmp_path: Path) -> None:
    sets = name_sets(a_set(tmp_path, "ent_any_dev", a_line("[Ana/PER] left [Mali/LOC] today")))
    asked = {"nobody": lambda _passages: [[]], "somebody": lambda _passages: [[(0, 3, "PERSON"), (4, 8, "PLACE")]]}
    lines = list(name_tables(sets, asked, {"somebody": ["any_dev"]}))
    assert row(lines, "any_dev, 1 texts") == ["nobody", "somebody", "*"]
    assert row(lines, "PERSON, 1 names") == ["0.000", "(0.000)", "1.000", "(1.000)"]
    assert row(lines, "mean of the three") == ["0.000", "0.500"]
    assert row(lines, "precision, recall") == ["–,", "0.000", "0.500,", "0.500"]


def test_scores_are_held_against_the_set_and_unscored_names_are_not(tmp_path: Path) -> None:
    sets = name_sets(a_set(tmp_path, "ent_any_dev", a_line("[Ana/PER] met Bo and Cy in Mali")))

    def suggests(article: Article) -> dict[str, Mention]:
        mentions = [a_mention(article.text, words) for words in ("Ana", "Bo", "Cy")]
        scores = zip(mentions, (0.92, 0.92, 0.0), strict=True)
        found = [Mention(m.start, m.end, m.quote, m.label, None, score=score) for m, score in scores]
        place = a_mention(article.text, "Mali", "PLACE")
        return dict(enumerate([*found, Mention(place.start, place.end, place.quote, "PLACE", None, score=0.92)]))

    lines = list(name_scores(sets, suggests))
    assert row(lines, "0.90 to 0.95") == ["2", "0.920", "0.500"]
    assert not any("0.00 to 0.50" in line for line in lines)


def test_pairs_are_scored_in_all_and_by_where_they_are_from(tmp_path: Path) -> None:
    lines = [
        a_pair("[Ana/H] backs [Mali/T]", "support", source="one"),
        a_pair("[Bo/H] backs [Chad/T]", "oppose", source="two"),
    ]
    sets = pair_sets(a_set(tmp_path, "stance_any", *lines))
    said = list(pair_tables(sets, {"somebody": lambda _pair: (0.9, 0.1, 0.0), "silent": lambda _pair: None}, {}))
    assert row(said, "any, 2 pairs") == ["majority", "somebody"]
    assert row(said, "accuracy") == ["0.500", "0.500"]
    assert row(said[said.index(next(line for line in said if "two" in line)) :], "accuracy") == ["0.000", "0.000"]


def test_the_majority_is_what_the_set_has_most_of(tmp_path: Path) -> None:
    lines = [a_pair("[Ana/H] on [Mali/T]", polarity) for polarity in ("support", "oppose", "neutral", "oppose")]
    (one,) = pair_sets(a_set(tmp_path, "stance_any", *lines))
    assert judges.majority(one.pairs)(one.pairs[0]) == (0.0, 1.0, 0.0)


def test_held_out_predictions_are_found_by_id(tmp_path: Path) -> None:
    (tmp_path / "held.json").write_text('[{"id": "a", "gold": "oppose", "probs": [0.1, 0.8, 0.1]}]')
    (pairs,) = pair_sets(a_set(tmp_path, "stance_any", a_pair("no to [Mali/T]", "oppose") | {"id": "a"}))
    judge = judges.held_out(tmp_path / "held.json")
    assert judge(pairs.pairs[0]) == (0.1, 0.8, 0.1)
    (others,) = pair_sets(a_set(tmp_path, "stance_any", a_pair("no to [Mali/T]", "oppose")))
    assert judge(others.pairs[0]) is None


def test_one_set_at_a_time_is_left_out_with_all_its_splits(tmp_path: Path) -> None:
    for name in ("a_train", "a_dev", "b"):
        a_set(tmp_path, f"ent_{name}", a_line(f"[Ana/PER] in {name}"))
    left = {name: (rest, scored) for name, rest, scored in loso.left_out(name_sets(tmp_path))}
    assert [each.name for each in left["a"][0]] == ["b"]
    assert [each.text for each in left["a"][1].passages] == ["Ana in a_dev", "Ana in a_train"]
    assert [each.name for each in left["b"][0]] == ["a_dev", "a_train"]


def test_models_are_compared_on_the_sets_that_there_is_one_for() -> None:
    cnns = {"a": {"PERSON": 0.5, "ORG": 0.3}, "b": {"PERSON": 0.1, "ORG": None}}
    models = {"a": {"PERSON": 0.7, "ORG": 0.5}, "c": {"PERSON": 1.0}}
    assert list(loso.table(cnns, {"model": models}))[-2:] == [
        "mean of 2 sets and their groups: CNN 0.300",
        "mean of 1 sets and their groups: model 0.600, CNN 0.400, +20.0 points",
    ]
    assert list(loso.table(cnns, {"model": {}}))[-1] == "mean of 2 sets and their groups: CNN 0.300"


def test_no_text_is_read_twice_where_that_is_remembered() -> None:
    read: list[str] = []
    suggests = finders.remembered(lambda article: read.append(article.text) or {})
    for text in ("Ana", "Bo", "Ana"):
        suggests(finders.article(Passage("", text, (), ())))
    assert read == ["Ana", "Bo"]
