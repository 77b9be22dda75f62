"""The unseen articles hold together: marks become names where the words stand, and stances are between them."""

from pathlib import Path

from tests.measure import unseen
from tests.measure.eval.sets import name_sets, pair_sets
from tests.suggest.unseen import expected, slug

ROW = {
    "id": "one",
    "text": "The [A:Red Front] (RF) in [L:Ávila 🌊] spoke. The Front's friend, [S:Norland], left the [A:RF] alone.",
    "alike": ["Red Front; RF"],
    "stances": ["Norland | oppose | Red Front | left the RF alone | outlet"],
}


def test_what_is_marked_is_a_name_where_its_words_stand_and_no_mark_is_left() -> None:
    made = unseen._article(ROW)
    named = [(made.text.text[start:end], label) for start, end, label in made.names]
    assert named == [("Red Front", "ARMED_GROUP"), ("Ávila 🌊", "PLACE"), ("Norland", "STATE"), ("RF", "ARMED_GROUP")]
    assert not {"[", "]"} & set(made.text.text)


def test_forms_of_one_name_are_one() -> None:
    assert set(unseen._article(ROW).text.names) == {"ARMED_GROUP Red Front; RF", "PLACE Ávila 🌊", "STATE Norland"}


def test_a_pair_is_marked_in_its_own_sentence() -> None:
    [pair] = unseen._pairs(unseen._article(ROW))
    holder, target = (pair["text"][pair[role]["start"] : pair[role]["end"]] for role in ("holder", "target"))
    assert (holder, target, pair["label"]) == ("Norland", "RF", "oppose")
    assert pair["text"].startswith("The Front's friend")


def test_every_stance_is_between_names_of_its_article_and_shown_by_words_in_it() -> None:
    for each in unseen.articles():
        known = {slug(form) for row in each.text.names for form in unseen._each(row)}
        for stance in expected(each.text):  # raises where the words are not in the text
            ids = {stance.holder, stance.target}
            assert all(id_ in known or id_.startswith(("topic:", "unnamed:")) for id_ in ids), (each.id, stance)


def test_as_labelled_sets_they_are_read_without_complaint(tmp_path: Path) -> None:
    unseen.write(tmp_path)
    [names], [pairs] = name_sets(tmp_path), pair_sets(tmp_path)
    assert (len(names.passages), names.troubles, pairs.troubles) == (len(unseen.articles()), (), ())
    assert len(pairs.pairs) > 40
