"""A dispute becomes an example: one version more, in a file that stays its owner's, taken back like other changes."""

import re
import shutil
from pathlib import Path

import pytest

from workbench.codebook import Codebook, read_codebook
from workbench.codebook.amendments import Request, amendment
from workbench.codebook.migration import migrated, told
from workbench.codebook.writing import amend
from workbench.records import Mention
from workbench.trouble import Trouble

ANNOTATIONS = Path(__file__).parents[2] / "annotations"
HEDGED = "could deploy troops"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("codebook.toml", "entities.csv"):
        shutil.copyfile(ANNOTATIONS / name, tmp_path / name)
    return tmp_path


def exemplify(folder: Path, what: str, of: str, words: str = HEDGED, note: str = "", id_: str = "it") -> Codebook:
    fields = {"id": id_, "kind": "example", "what": what, "of": (of,), "example": words, "note": note}
    return amend(folder, Request(**fields), "ana")  # type: ignore[arg-type]


def entry(codebook: Codebook, what: str, of: str) -> tuple[str, ...]:
    tables = {
        "label": codebook.labels,
        "polarity": codebook.polarities,
        "voice": codebook.voices,
        "valence": codebook.valences,
    }
    return codebook.topics[of].examples if what == "topic" else tables[what][of].examples


def text(folder: Path) -> str:
    return (folder / "codebook.toml").read_text("utf-8")


ENTRIES = [
    ("label", "EVENT"),
    ("polarity", "support"),
    ("polarity", "neutral"),
    ("voice", "outlet"),
    ("valence", "legitimising"),  # the last before a comment on what comes next
    ("topic", "topic:ceasefire"),
]


@pytest.mark.parametrize(("what", "of"), ENTRIES)
def test_an_example_stands_in_its_entry_behind_those_that_are_there(folder: Path, what: str, of: str) -> None:
    before, old = read_codebook(folder), text(folder)
    after = exemplify(folder, what, of, note="a hedge, not conditional")
    words = "could deploy troops (a hedge, not conditional)"
    assert entry(after, what, of) == (*entry(before, what, of), words)
    assert entry(read_codebook(folder), what, of) == entry(after, what, of)
    assert after.version == "1.1"
    [change] = after.changes
    assert (change.kind, change.what, change.of, change.example, change.by) == ("example", what, (of,), words, "ana")
    lines = text(folder).split("\n")
    added = next(number for number, line in enumerate(lines) if line.startswith("examples") and HEDGED in line)
    above = re.findall(r"^\[.*\]$", "\n".join(lines[:added]), re.MULTILINE)[-1]
    assert above.endswith(f".{of.removeprefix('topic:')}]")
    assert not any(line.startswith("#") or not line for line in lines[lines.index(above) : added])
    comments = [line for line in old.split("\n") if line.startswith("#")]
    assert [line for line in lines if line.startswith("#")] == comments


@pytest.mark.parametrize(("what", "of"), ENTRIES)
def test_an_example_is_taken_back_and_the_rest_is_as_it_was(folder: Path, what: str, of: str) -> None:
    old = text(folder)
    exemplify(folder, what, of)
    after = amend(folder, Request(id="back", kind="undo", of=("it",)), "ana")
    assert (after.version, [change.kind for change in after.changes]) == ("1.2", ["example", "undo"])
    assert text(folder).partition("\n[[changes]]")[0].rstrip() == old.replace('"1.0"', '"1.2"').rstrip()
    again = exemplify(folder, what, of, id_="again")
    assert HEDGED in entry(again, what, of)


def test_words_over_several_lines_stand_on_one_and_what_nobody_sees_is_left_out(folder: Path) -> None:
    after = exemplify(folder, "polarity", "oppose", ' will “not”\r\n\n be\u200b "permitted" \\ 🚫 ')
    assert after.polarities["oppose"].examples == ('will “not” be "permitted" \\ 🚫',)


def test_an_example_in_a_list_of_several_lines_keeps_its_comments(folder: Path) -> None:
    path = folder / "codebook.toml"
    listed = 'examples = [\n    "Turkey", # the state\n    "Ankara",\n]'
    path.write_text(text(folder).replace('examples = ["Turkey", "Ankara", "U.S."]', listed), encoding="utf-8")
    after = exemplify(folder, "label", "STATE", "Damascus")
    assert after.labels["STATE"].examples == ("Turkey", "Ankara", "Damascus")
    assert '"Turkey", # the state\n    "Ankara",\n' in text(folder)


@pytest.mark.parametrize(
    ("what", "of", "words", "says"),
    [
        ("polarity", "oppos", HEDGED, "no polarity 'oppos' that can have examples"),
        ("entity", "turkey", HEDGED, "no entity 'turkey' that can have examples"),
        ("polarity", "oppose", " \n", "needs words"),
        ("polarity", "neutral", "has not  declared its stance", "has the example 'has not declared its stance'"),
        ("polarity", "oppose", "x" * 301, "has 301 signs, at most 300"),
        ("topic", "topic:transition", HEDGED, "'Political transition' is no longer used"),
    ],
)
def test_what_cannot_be_an_example_is_a_sentence_and_no_change(
    folder: Path, what: str, of: str, words: str, says: str
) -> None:
    merge = {"id": "m", "kind": "merge", "what": "topic", "of": ("topic:transition",), "to": ("topic:ceasefire",)}
    amend(folder, Request(**merge), "ana")  # type: ignore[arg-type]
    before = text(folder)
    with pytest.raises(Trouble, match=re.escape(says)):
        exemplify(folder, what, of, words)
    assert text(folder) == before


def test_an_example_that_was_taken_out_by_hand_is_no_obstacle_to_the_undo(folder: Path) -> None:
    exemplify(folder, "polarity", "oppose")
    path = folder / "codebook.toml"
    path.write_text(text(folder).replace(f'\nexamples = ["{HEDGED}"]', ""), encoding="utf-8")
    after = amend(folder, Request(id="back", kind="undo", of=("it",)), "ana")
    assert after.polarities["oppose"].examples == ()


def test_an_example_is_told_and_rewrites_no_record(folder: Path) -> None:
    codebook = read_codebook(folder)
    request = Request(id="it", kind="example", what="label", of=("STATE",), example="Ankara")
    with pytest.raises(Trouble, match="already"):
        amendment(request, codebook, "ana")
    change = amendment(Request(id="it", kind="example", what="label", of=("STATE",), example="Doha"), codebook, "ana")
    assert told(change, codebook, ()) == "“Doha” becomes an example of “STATE”; no record is rewritten."
    assert migrated({"m": Mention(0, 4, "Doha", "STATE", None)}, change) == {}


def test_an_entry_that_cannot_be_renamed_here_says_so(folder: Path) -> None:
    for kind, more in (("rename", {"name": "against"}), ("merge", {"to": ("support",)})):
        fields = {"id": "it", "kind": kind, "what": "polarity", "of": ("oppose",), **more}
        with pytest.raises(Trouble, match=r"a polarity is renamed, merged or split in codebook\.toml alone"):
            amend(folder, Request(**fields), "ana")  # type: ignore[arg-type]
