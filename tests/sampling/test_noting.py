"""What was drawn is added to the file, and two copies of it are united."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from workbench.drawn import FILE, Again, Frame, Repeat, Sample, Stratum, drawn_of
from workbench.sampling.noting import called, entry_text, note, united
from workbench.trouble import Trouble

words = st.text(max_size=5)


def a_sample(*articles: str, seed: int = 7, by: str = "lee") -> Sample:
    strata = (Stratum("", 9, len(articles), 1 / 3),)
    rest = {"readers": ("ana", "ben"), "hidden": ("suggestions",), "stratify": "", "frame": Frame(9, "d")}
    made = Sample(id="", drawn="2026", by=by, seed=seed, strata=strata, articles=articles, **rest)  # type: ignore[arg-type]
    return replace(made, id=called(made))


def a_repeat(*of: str) -> Repeat:
    again = tuple(Again(f"again-{each}", each, "") for each in of)
    rest = {"annotator": "ana", "after_days": 14, "hidden": (), "frame": Frame(9, "d"), "probability": 0.1}
    made = Repeat(id="", drawn="2026", by="", seed=1, articles=again, **rest)  # type: ignore[arg-type]
    return replace(made, id=called(made))


@given(st.lists(words, min_size=1, unique=True), words)
def test_what_is_written_is_read_again_whatever_signs_are_in_it(articles: list[str], by: str) -> None:
    articles = [each.encode("utf-8", "ignore").decode() for each in articles]
    sample = a_sample(*dict.fromkeys(articles), by=by.encode("utf-8", "ignore").decode())
    assert drawn_of(entry_text(sample)).samples == (sample,)


def test_a_draw_is_added_and_nothing_before_it_is_touched(tmp_path: Path) -> None:
    note(tmp_path, a_sample("a"))
    path = tmp_path / FILE
    path.write_bytes(path.read_bytes() + b"# drawn in a hurry  \r\n# without an end of line")
    before = path.read_bytes()
    drawn = note(tmp_path, a_repeat("b"))
    assert path.read_bytes().startswith(before)
    assert drawn.entries == (a_sample("a"), a_repeat("b"))


def test_the_same_draw_is_written_once(tmp_path: Path) -> None:
    note(tmp_path, a_sample("a"))
    before = (tmp_path / FILE).read_bytes()
    later = replace(a_sample("a"), drawn="2027", by="kim")
    assert called(later) == later.id
    note(tmp_path, later)
    assert (tmp_path / FILE).read_bytes() == before
    assert a_sample("a", seed=8).id != later.id


def test_nothing_is_written_into_a_list_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("[[samples]]\n")
    with pytest.raises(Trouble, match="missing required field"):
        note(tmp_path, a_sample("a"))
    assert (tmp_path / FILE).read_text() == "[[samples]]\n"


def test_two_copies_are_united_by_id() -> None:
    both, ours, theirs = a_sample("a"), a_sample("b"), a_repeat("c")
    here, there = entry_text(both) + entry_text(ours), entry_text(theirs) + entry_text(both)
    assert united(here, here) == here
    assert united(here, entry_text(both)) == here
    assert united(here, there).startswith(here)
    assert drawn_of(united(here, there)).entries == (both, ours, theirs)
    assert {*drawn_of(united(there, here)).entries} == {both, ours, theirs}
    assert drawn_of(united("", there)).entries == (both, theirs)


def test_one_id_for_two_draws_is_not_united() -> None:
    one = a_sample("a")
    with pytest.raises(Trouble, match="is one draw here and another there"):
        united(entry_text(one), entry_text(replace(one, seed=8)))
