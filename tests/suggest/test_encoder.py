"""The shipped encoder reads: the same whatever is read beside it, offline, and from a folder that says what it is."""

from pathlib import Path

import numpy as np
import pytest

from workbench.suggest.encoder import SHIPPED, Encoder, shipped
from workbench.trouble import Trouble

TEXT = "President Macron met Olaf Scholz in Berlin. The European Union condemned the coup in Niger."


def named(encoder: Encoder, text: str) -> list[tuple[str, str]]:
    """Words that begin a name or go on with it, with their tags."""
    found = []
    for window in encoder.windows(text, 0, len(text)):
        best = encoder.read(window).logits.argmax(1)
        found += [(text[s:e], encoder.tags[tag]) for (s, e), tag in zip(window.words, best, strict=True)]
    return [(word, tag) for word, tag in found if tag != "O"]


def test_plain_names_are_read_as_what_they_are() -> None:
    found = dict(named(shipped(), TEXT))
    assert (found["Macron"][2:], found["Olaf"], found["Scholz"]) == ("PERSON", "B-PERSON", "I-PERSON")
    assert found["European"] == "B-ORG"
    assert found["Berlin"][2:] in {"PLACE", "STATE"}


def test_a_window_is_read_alike_whatever_was_read_before_it() -> None:
    encoder = shipped()
    window = next(iter(encoder.windows(TEXT, 0, len(TEXT))))
    before = encoder.read(window)
    for other in encoder.windows("Rain fell. " * 40, 0, 440):
        encoder.read(other)
    after = encoder.read(window)
    assert np.array_equal(before.logits, after.logits)
    assert np.array_equal(before.states, after.states)
    assert before.logits.shape == (len(window.words), len(encoder.tags))


def test_who_stands_to_whom_depends_on_who_is_marked() -> None:
    text = "Egypt condemned the attack by Libya."
    there, back = (shipped().stance(text, *pair).logits for pair in (((0, 5), (30, 35)), ((30, 35), (0, 5))))
    assert not np.allclose(there, back)
    assert shipped().stance(text, None, (30, 35)).logits.shape == (3,)


def test_what_means_the_same_lies_nearer_than_what_does_not() -> None:
    laid_down, disarmed, ate = (
        shipped().meaning(each)
        for each in ("The group will lay down its weapons.", "Rebels agree to disarm.", "The president ate an apple.")
    )
    assert float(laid_down @ disarmed) > float(laid_down @ ate) + 0.1
    assert float(disarmed @ disarmed) == pytest.approx(1.0, abs=1e-5)


def test_a_folder_without_a_model_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=f"{tmp_path}: no model can be read there"):
        Encoder(tmp_path)


def test_the_model_comes_with_its_card_its_licence_and_whose_work_it_is_and_stays_small() -> None:
    sizes = {each.name: each.stat().st_size for each in SHIPPED.iterdir()}
    assert {"README.md", "LICENSE", "ATTRIBUTION.md", "model.onnx", "model.json", "tokenizer.json"} == set(sizes)
    assert sum(sizes.values()) < 40_000_000
    assert "ShareAlike 4.0" in (SHIPPED / "LICENSE").read_text(encoding="utf-8")
