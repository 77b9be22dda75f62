"""What was taught is added to what the encoder says, and nothing taught adds nothing."""

import numpy as np

from tests.builders import a_codebook
from workbench.records import Entity
from workbench.suggest.teach import Correction, Taught

STATES = np.array([[1, 0], [0, 2]], np.float32)
LOGITS = np.array([[1, 2, 3], [4, 5, 6]], np.float32)
LIFT = Correction(np.array([[10, 0, 0], [0, 0, 1]], np.float32), np.array([0, 1, 0], np.float32))


def test_nothing_taught_changes_nothing() -> None:
    taught, codebook = Taught(), a_codebook({"un": "United Nations"})
    assert taught.tags(STATES, LOGITS) is LOGITS
    assert taught.stance(STATES[0], LOGITS[0]).tolist() == LOGITS[0].tolist()
    assert taught.keeps("PERSON", 0.0)
    assert taught.known(codebook) is codebook
    assert taught.signed("finder 1") == "finder 1"
    assert taught.unlinked == ()


def test_a_correction_is_added_word_by_word() -> None:
    assert Taught(mentions=LIFT).tags(STATES, LOGITS).tolist() == [[11, 3, 3], [4, 6, 8]]


def test_a_correction_of_positions_is_added_to_the_one_pair() -> None:
    assert Taught(stances=LIFT).stance(STATES[0], LOGITS[0]).tolist() == [11, 3, 3]


def test_a_label_is_kept_from_its_own_threshold_on() -> None:
    taught = Taught(least={"ORG": 0.6})
    assert [taught.keeps("ORG", score) for score in (0.59, 0.6)] == [False, True]
    assert taught.keeps("PERSON", 0.1)


def test_spellings_are_added_to_the_entities_of_the_codebook_and_to_no_others() -> None:
    forms = (Entity("un", "ORG", "United Nations", ("U. Nations",)), Entity("gone", "ORG", "Gone", ("G",)))
    taught = Taught(forms=(*forms, Entity("", "PERSON", "Abu Bakr")))
    codebook = a_codebook({"un": "United Nations", "eu": "European Union"})
    assert {id_: each.aliases for id_, each in taught.known(codebook).entities.items()} == {
        "un": ("U. Nations",),
        "eu": (),
    }
    assert [each.name for each in taught.unlinked] == ["Abu Bakr"]


def test_the_version_is_named_with_the_suggester() -> None:
    assert Taught("0003").signed("minilm-news 1") == "minilm-news 1, taught 0003"
