"""Labelled sets of other people: their labels, their splits, and lines that do not hold together."""

from pathlib import Path

import pytest

from tests.eval.labelled import a_line, a_pair, a_set
from tests.measure.eval.sets import Names, a_few, name_sets, origin, pair_sets


def named(one: Names) -> list[list[tuple[str, str]]]:
    """For each passage the words and groups of its names."""
    return [[(each.text[start:end], group) for start, end, group in each.names] for each in one.passages]


def test_labels_of_other_conventions_are_grouped(tmp_path: Path) -> None:
    lines = ["[Ana/PER] of the [UN/organization] left [Mali/GPE]", "[FARC/ARMED_GROUP] in [Cauca/LOC], a [Malian/NORP]"]
    (one,) = name_sets(a_set(tmp_path, "ent_any", *map(a_line, lines)))
    assert named(one) == [
        [("Ana", "PERSON"), ("UN", "ORG"), ("Mali", "PLACE")],
        [("FARC", "ORG"), ("Cauca", "PLACE")],
    ]
    assert one.groups == {"PERSON", "ORG", "PLACE"}


def test_a_set_of_one_label_has_one_group(tmp_path: Path) -> None:
    (one,) = name_sets(a_set(tmp_path, "ent_any", a_line("[Ana/PER] left Mali")))
    assert one.groups == {"PERSON"}


@pytest.mark.parametrize(
    ("spoiled", "said"),
    [
        ({"text": "Ana", "spans": [{"start": 0, "end": 4, "label": "PER"}]}, "not inside the text of 3 code points"),
        ({"text": "Ana", "spans": [{"start": 2, "end": 2, "label": "PER"}]}, "not inside"),
        ({"text": "Ana", "spans": [{"start": True, "end": 2, "label": "PER"}]}, "not inside"),
        ({"text": "🙂 Ana", "spans": [{"start": 1, "end": 5, "label": "PER"}]}, "has ' Ana', expected 'Ana'"),
        ({"text": "Ana left", "spans": [{"start": 1, "end": 4, "label": "PER", "quote": "Ana"}]}, "expected 'Ana'"),
        ({"text": "Ana", "spans": [{"start": 0, "end": 3}]}, "no 'label'"),
        ({"text": "Ana"}, "no 'spans'"),
        ({"text": None, "spans": []}, "expected a string"),
        ({"text": "Ana", "spans": [7]}, ""),
        ({"text": "Ana", "spans": None}, ""),
        ("{", "no line of JSON"),
        ("[1]", "expected an object"),
    ],
)
def test_a_line_that_does_not_hold_together_is_told_with_file_and_line(
    tmp_path: Path, spoiled: dict[str, object] | str, said: str
) -> None:
    (one,) = name_sets(a_set(tmp_path, "ent_any", a_line("[Ana/PER] left"), "", spoiled))
    assert named(one) == [[("Ana", "PERSON")]]
    (sentence,) = one.troubles
    assert sentence.startswith("ent_any.jsonl:3: ")
    assert said in sentence


def test_a_label_that_nobody_knows_is_told_once_and_names_nothing(tmp_path: Path) -> None:
    lines = ["[Ana/PER] left", "[Monday/DATE]", "[Bo/PER] left on [Monday/DATE] a [Malian/NORP]"]
    (one,) = name_sets(a_set(tmp_path, "ent_any", *map(a_line, lines)))
    assert named(one) == [[("Ana", "PERSON")], [], [("Bo", "PERSON")]]
    assert one.troubles == ("ent_any.jsonl:2: label 'DATE' is not one that is scored, here and in 1 lines more",)


def test_bytes_that_are_no_text_are_told_too(tmp_path: Path) -> None:
    (tmp_path / "ent_any.jsonl").write_bytes(b'{"text": "\xff", "spans": []}\n')
    (one,) = name_sets(tmp_path)
    assert "ent_any.jsonl:1: no line of JSON" in one.troubles[0]


def test_a_line_separator_inside_a_text_ends_no_line(tmp_path: Path) -> None:
    (one,) = name_sets(a_set(tmp_path, "ent_any", a_line("[Ana/PER] left.\u2028[Bo/PER] stayed.")))
    assert named(one) == [[("Ana", "PERSON"), ("Bo", "PERSON")]]


def test_of_a_set_with_and_without_pronouns_the_names_are_taken(tmp_path: Path) -> None:
    a_set(tmp_path, "ent_re3d_train", a_line("[he/PER] and [Ana/PER]"))
    a_set(tmp_path, "ent_re3d_train_named", a_line("he and [Ana/PER]"))
    assert [each.name for each in name_sets(tmp_path)] == ["re3d_train_named"]


def test_a_split_is_told_by_the_name_or_by_every_line(tmp_path: Path) -> None:
    a_set(tmp_path, "ent_a_dev", a_line("[Ana/PER]", split="train"))
    a_set(tmp_path, "ent_b", a_line("[Ana/PER]", split="train"))
    a_set(tmp_path, "ent_c", a_line("[Ana/PER]", split="train"), a_line("[Bo/PER]", split="test"))
    assert [each.split for each in name_sets(tmp_path)] == ["dev", "train", ""]


def test_all_splits_of_a_set_are_of_one_origin() -> None:
    names = ("uner_ewt_train", "uner_ewt_dev", "re3d_dev_wikipedia_named", "wikigold")
    assert [origin(name) for name in names] == ["uner_ewt", "uner_ewt", "re3d", "wikigold"]


def test_a_few_are_the_same_ones_each_time_and_keep_their_order(tmp_path: Path) -> None:
    (one,) = name_sets(a_set(tmp_path, "ent_any", *(a_line(f"[Ana/PER] {i:03}") for i in range(50))))
    few = a_few(one.passages, 5)
    assert few == a_few(one.passages, 5)
    assert [each.text for each in few] == sorted(each.text for each in few)
    assert len(few) == 5


def test_pairs_are_read_with_and_without_a_holder(tmp_path: Path) -> None:
    lines = [a_pair("[Ana/H] backs [Mali/T]", "support", source="one"), a_pair("no to [Mali/T]", "oppose")]
    (one,) = pair_sets(a_set(tmp_path, "stance_any", *lines))
    assert [each.text[slice(*each.target)] for each in one.pairs] == ["Mali", "Mali"]
    assert [each.holder and each.text[slice(*each.holder)] for each in one.pairs] == ["Ana", None]
    assert [each.origin for each in one.pairs] == ["one", ""]


def test_a_pair_without_a_target_or_with_another_label_is_told(tmp_path: Path) -> None:
    lines = [a_pair("[Ana/H] backs [Mali/T]", "for"), {"text": "x", "holder": None, "label": "oppose"}]
    (one,) = pair_sets(a_set(tmp_path, "stance_any", *lines))
    assert one.pairs == ()
    assert [sentence.split(":")[1] for sentence in one.troubles] == ["1", "2"]
