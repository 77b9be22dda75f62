"""The list of what was drawn is read strictly: what it cannot be is told with its line."""

from pathlib import Path

import pytest

from workbench.drawn import FILE, Frame, Stratum, drawn_of, read_drawn
from workbench.trouble import Trouble

SAMPLE = """\
[[samples]]
id = "s1"
drawn = "2026-11-23T06:00:00+00:00"
by = "lee"
seed = 7
readers = ["ana", "ben"]
hidden = ["outlet"]
stratify = ""
frame = { articles = 3, digest = "d" }
strata = [{ name = "", articles = 3, size = 2, probability = 0.5 }]
articles = ["a", "b"]
"""
REPEAT = """\
[[repeats]]
id = "r1"
drawn = ""
by = ""
seed = 0
annotator = "ana"
after_days = 14
hidden = []
frame = { articles = 1, digest = "d" }
probability = 1.0
articles = [{ id = "x", of = "a", before = "" }]
"""


def test_what_was_drawn_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(f"# a comment\n{SAMPLE}\n{REPEAT}", encoding="utf-8-sig")
    drawn = read_drawn(tmp_path)
    (sample,), (repeat,) = drawn.samples, drawn.repeats
    assert (sample.readers, sample.articles, sample.hidden) == (("ana", "ben"), ("a", "b"), ("outlet",))
    assert (sample.frame, sample.strata) == (Frame(3, "d"), (Stratum("", 3, 2, 0.5),))
    assert (repeat.annotator, [(each.id, each.of) for each in repeat.articles]) == ("ana", [("x", "a")])
    assert drawn.again == {"x"}
    assert (drawn.of_reader("ben"), drawn.of_reader("cem"), drawn.repeats_of("ben")) == ((sample,), (), ())


def test_without_the_file_nothing_was_drawn(tmp_path: Path) -> None:
    assert read_drawn(tmp_path).entries == ()


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        (SAMPLE.replace("seed = 7", 'seed = "7"'), 5, "Expected `int`"),
        (SAMPLE + SAMPLE.replace("s1", "s2").replace('["outlet"]', '["names"]'), 18, "Invalid enum value"),
        (SAMPLE.replace("seed = 7\n", ""), 1, "missing required field `seed`"),
        (f"\n{SAMPLE}colour = 1\n", 13, "unknown field `colour`"),
        (f"{SAMPLE}\n{SAMPLE}", 13, "'s1' stands here a second time"),
        (f"{SAMPLE}\n{REPEAT.replace('r1', 's1')}", 13, "'s1' stands here a second time"),
        (SAMPLE.replace('["a", "b"]', '["a", "a"]'), 1, "has the article 'a' twice"),
        (SAMPLE.replace('["a", "b"]', '["a"]'), 1, "its strata another number"),
        (SAMPLE.replace("0.5", "0.0"), 1, "probability"),
        (SAMPLE.replace("0.5", "nan"), 1, "probability"),
        (REPEAT.replace("}]", '}, { id = "x", of = "b", before = "" }]'), 1, "stands for two second readings"),
        ("samples = 3\n", 1, "Expected `array`"),
        ("[[samples]]\nid = x\n", 2, "(at line 2, column 6)"),
    ],
)
def test_what_it_cannot_be_is_told_with_its_line(text: str, line: int, why: str) -> None:
    with pytest.raises(Trouble, match="put back the file") as trouble:
        drawn_of(text)
    assert why in str(trouble.value)
    assert str(trouble.value).startswith(f"{FILE}:{line}: ") or f"at line {line}" in str(trouble.value)


def test_a_list_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff\xfe\xff")
    with pytest.raises(Trouble, match="byte 0 is not UTF-8"):
        read_drawn(tmp_path)
