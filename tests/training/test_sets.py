"""Labelled sets: which parts are one set, what a set leaves open, and what is kept apart."""

from pathlib import Path

import msgspec
import pytest

from workbench.training.sets import LABELS, TAGS, allowed, kept_apart, origin_of, pairs, passages

TEXT = "Forces of Egypt left Gaza."


def write(folder: Path, name: str, **fields: object) -> None:
    """A set of one line."""
    line = msgspec.json.encode({"id": "1", "text": TEXT, **fields}) + b"\n"
    (folder / name).write_bytes(line)


@pytest.mark.parametrize(
    ("file", "origin"),
    [
        ("ent_uner_ewt_train.jsonl", "uner_ewt"),
        ("ent_uner_ewt_dev.jsonl", "uner_ewt"),
        ("ent_re3d_dev_wikipedia_named.jsonl", "re3d"),
        ("ent_btc_tweets.jsonl", "btc"),
        ("stance_newsmtsc.jsonl", "newsmtsc"),
    ],
)
def test_the_parts_of_a_set_are_one_set(file: str, origin: str) -> None:
    assert origin_of(file) == origin


def test_passages_have_our_labels_and_the_names_only_where_a_set_comes_twice(tmp_path: Path) -> None:
    write(tmp_path, "ent_re3d_train.jsonl", spans=[{"start": 0, "end": 15, "label": "ORG"}])
    write(tmp_path, "ent_re3d_train_named.jsonl", spans=[{"start": 10, "end": 15, "label": "GPE"}])
    (passage,) = passages(tmp_path, dev=False)
    assert [(TEXT[each.start : each.end], each.label) for each in passage.spans] == [("Egypt", "STATE")]


def test_what_models_are_chosen_by_is_never_trained_on(tmp_path: Path) -> None:
    write(tmp_path, "ent_uner_ewt_dev.jsonl")
    write(tmp_path, "ent_uner_ewt_train.jsonl")
    assert [kept_apart("ent_uner_ewt_dev"), kept_apart("ent_uner_ewt_train")] == [True, False]
    assert len(list(passages(tmp_path, dev=False))) == len(list(passages(tmp_path, dev=True))) == 1


def test_what_a_set_does_not_mark_stays_open_and_what_it_marks_does_not() -> None:
    assert set(allowed("O", "btc")) == {"O", "B-EVENT", "I-EVENT", "B-MISC", "I-MISC"}
    assert set(allowed("O", "uner_ewt")) == set(allowed("O", "made")) == {"O"}
    assert set(allowed("B-PERSON", "btc")) == {"B-PERSON"}
    assert allowed("I-ORG", "wikigold")["I-ARMED_GROUP"] < allowed("I-ORG", "wikigold")["I-ORG"]
    assert all(set(allowed(tag, "crossner")) <= set(TAGS) for tag in TAGS)
    assert len(TAGS) == 2 * len(LABELS) + 1


def test_a_pair_may_lack_a_holder_and_not_a_target(tmp_path: Path) -> None:
    write(tmp_path, "stance_one.jsonl", holder=None, target={"start": 10, "end": 15}, label="oppose", source="paper")
    write(tmp_path, "stance_two.jsonl", holder=None, target={"start": 10, "end": 10}, label="oppose")
    (pair,) = pairs(tmp_path)
    assert (TEXT[pair.target.start : pair.target.end], pair.holder, pair.corpus) == ("Egypt", None, "paper")


def test_a_line_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "stance_one.jsonl").write_text('{"id": "1", "text": "a"}\n{"id": \n', encoding="utf-8")
    with pytest.raises(SystemExit, match=r"stance_one\.jsonl, line 2: "):
        list(pairs(tmp_path))
