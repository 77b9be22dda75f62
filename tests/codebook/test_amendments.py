"""The codebook is changed while one works: each change one version, in its log, reversible; the file stays its owner's.

What a change means for the records made before is here too: a merge rewrites them, a split waits for a person.
"""

import csv
import io
import multiprocessing
import re
import shutil
from pathlib import Path

import pytest

from tests.builders import a_mention, a_naming, a_stance, an_annotation, an_article
from workbench import disk
from workbench.codebook import Codebook, read_codebook, writing
from workbench.codebook.amendments import Request, amendment, not_undone
from workbench.codebook.migration import affected, in_use, migrated, told
from workbench.codebook.writing import amend
from workbench.log.writer import Unsaved
from workbench.records import Decision, Record
from workbench.trouble import Trouble

ANNOTATIONS = Path(__file__).parents[2] / "annotations"
NOVEL = ("topic:prisoner-exchange",)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("codebook.toml", "entities.csv"):
        shutil.copyfile(ANNOTATIONS / name, tmp_path / name)
    return tmp_path


def ask(folder: Path, kind: str, *of: str, id_: str = "", **more: object) -> Codebook:
    """The codebook after a change, whose id is its words unless it is given."""
    fields = {"id": id_ or f"{kind} {of}", "kind": kind, "of": of, **more}
    return amend(folder, Request(**fields), "ana")  # type: ignore[arg-type]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith(".lock")}


def new_lines(before: str, after: str) -> list[str]:
    """The lines of `after` that `before` has not, but for blank ones; every line of `before` has to be there still."""
    left = after.split("\n")
    for line in before.split("\n"):
        left.remove(line)
    return [line for line in left if line.strip()]


def test_a_new_topic_is_a_table_and_raises_the_version(folder: Path) -> None:
    before = (folder / "codebook.toml").read_text("utf-8").replace('version = "1.0"', 'version = "1.1"')
    codebook = ask(folder, "topic", *NOVEL, name=" Prisoner “exchange” ", definition="Both sides\nfree prisoners.")
    assert codebook == read_codebook(folder)
    assert codebook.topics[NOVEL[0]].name == "Prisoner “exchange”"
    assert codebook.topics[NOVEL[0]].definition == "Both sides\nfree prisoners."
    assert codebook.version == "1.1"
    [change] = codebook.changes
    assert (change.kind, change.what, change.of, change.by, change.version) == ("topic", "topic", NOVEL, "ana", "1.1")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", change.at)
    added = new_lines(before, (folder / "codebook.toml").read_text("utf-8"))
    assert added[:2] == ["[topics.prisoner-exchange]", 'name = "Prisoner “exchange”"']


@pytest.mark.parametrize(
    ("old", "new"), [("1.0", "1.1"), ("1.9", "1.10"), ("2", "2.1"), ("1.2.3", "1.3"), ("spring", "spring.1")]
)
def test_the_minor_number_of_the_version_goes_up(folder: Path, old: str, new: str) -> None:
    path = folder / "codebook.toml"
    path.write_text(path.read_text("utf-8").replace('version = "1.0"', f'version = "{old}"'), encoding="utf-8")
    assert ask(folder, "topic", *NOVEL, name="Exchange").version == new
    raised = ask(folder, "topic", "topic:other", name="Other").version
    assert raised.rpartition(".")[0] == new.rpartition(".")[0]
    assert int(raised.rpartition(".")[2]) == int(new.rpartition(".")[2]) + 1


def test_the_same_request_a_second_time_changes_nothing(folder: Path) -> None:
    first = ask(folder, "topic", *NOVEL, name="Exchange")
    before = files(folder)
    assert ask(folder, "topic", *NOVEL, name="Exchange") == first
    assert files(folder) == before


def test_a_new_entity_is_a_row_at_the_end_and_no_version(folder: Path) -> None:
    before = files(folder)
    codebook = ask(folder, "entity", "grey-helmets", label="ORG", name="Grey Helmets", aliases=("SCD", " ", "SCD "))
    assert codebook.entities["grey-helmets"].aliases == ("SCD",)
    assert (codebook.version, codebook.changes) == ("1.0", ())
    row = b"grey-helmets,ORG,Grey Helmets,SCD,,\r\n"
    assert files(folder) == before | {"entities.csv": before["entities.csv"] + row}
    ask(folder, "entity", "grey-helmets", label="ORG", name="Grey Helmets", aliases=("SCD",))
    assert files(folder)["entities.csv"].count(row) == 1


@pytest.mark.parametrize(
    "name", ["A, B", 'the "Tiger"', "two\nlines", "one\rold", "=SUM(A1)", "İ 👩‍🚀 é", "جيش, الفتح"]
)
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""])
def test_any_name_is_read_back_as_it_was_typed(folder: Path, name: str, end: bytes) -> None:
    path = folder / "entities.csv"
    rows = (end or b"\n").join(path.read_bytes().splitlines()) + end
    path.write_bytes(rows)
    alias = f"{name} (alias)"
    entity = ask(folder, "entity", "new", label="ORG", name=name, aliases=(alias,)).entities["new"]
    assert (entity.name, entity.aliases) == (name, (alias,))
    assert read_codebook(folder).entities["new"] == entity
    assert path.read_bytes().startswith(rows)
    assert path.read_bytes().endswith(end or b"\n")
    assert [row[0] for row in csv.reader(io.StringIO(path.read_bytes().decode(), newline=""))].count("new") == 1


def test_without_a_registry_the_first_entity_begins_one(folder: Path) -> None:
    (folder / "entities.csv").unlink()
    assert list(ask(folder, "entity", "nato", label="ORG", name="NATO").entities) == ["nato"]


def test_a_renamed_entity_keeps_its_id_and_its_old_name_as_an_alias(folder: Path) -> None:
    before = (folder / "entities.csv").read_text("utf-8")
    codebook = ask(folder, "rename", "turkey", name="Republic of Türkiye")
    assert codebook.entities["turkey"].name == "Republic of Türkiye"
    assert codebook.entities["turkey"].aliases[-1] == "Turkey"
    old = next(line for line in before.split("\n") if line.startswith("turkey,"))
    [row] = new_lines(before.replace(old + "\n", ""), (folder / "entities.csv").read_text("utf-8"))
    assert row.startswith("turkey,STATE,Republic of Türkiye,")


def test_a_renamed_label_or_topic_keeps_its_id(folder: Path) -> None:
    ask(folder, "rename", "ORG", what="label", name="Organisation")
    codebook = ask(folder, "rename", "topic:ceasefire", what="topic", name="Truce")
    assert codebook.name_of("ORG") == "Organisation"
    assert codebook.name_of("topic:ceasefire") == "Truce"
    assert codebook.version == "1.2"


def test_a_merge_or_split_retires_and_deletes_nothing(folder: Path) -> None:
    ask(folder, "merge", "topic:ceasefire", "topic:transition", what="topic", to=("topic:peace-talks",))
    codebook = ask(folder, "split", "syria", to=("aleppo", "damascus"), id_="s")
    assert codebook.retired == {
        "topic:ceasefire": ("topic:peace-talks",),
        "topic:transition": ("topic:peace-talks",),
        "syria": ("aleppo", "damascus"),
    }
    assert codebook.name_of("topic:ceasefire") == "Ceasefire"
    assert codebook.name_of("syria") == "Syria"


def settled(codebook: Codebook) -> tuple[object, ...]:
    """The codebook but for its version and its log."""
    return tuple(getattr(codebook, name) for name in codebook.__struct_fields__ if name not in {"version", "changes"})


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "topic", "of": NOVEL, "name": "Exchange"},
        {"kind": "rename", "what": "entity", "of": ("turkey",), "name": "Türkei"},
        {"kind": "rename", "what": "entity", "of": ("turkey",), "name": "Türkiye"},
        {"kind": "rename", "what": "label", "of": ("ORG",), "name": "Organisation"},
        {"kind": "rename", "what": "topic", "of": ("topic:ceasefire",), "name": "Truce"},
        {"kind": "merge", "what": "label", "of": ("ORG",), "to": ("STATE",)},
        {"kind": "split", "what": "topic", "of": ("topic:transition",), "to": ("topic:ceasefire", "topic:peace-talks")},
    ],
)
def test_a_change_is_undone_by_its_id_and_the_version_goes_on(folder: Path, change: dict[str, object]) -> None:
    before = read_codebook(folder)
    changed = amend(folder, Request(id="it", **change), "ana")  # type: ignore[arg-type]
    assert settled(changed) != settled(before)
    undone = ask(folder, "undo", "it")
    assert settled(undone) == settled(before) == settled(read_codebook(folder))
    assert [each.version for each in undone.changes] == ["1.1", "1.2"]
    assert (undone.version, undone.changes[1].kind, undone.changes[1].of) == ("1.2", "undo", ("it",))
    again = amend(folder, Request(id="again", **change), "ana")  # type: ignore[arg-type]
    assert settled(again) == settled(changed)


def test_changes_are_undone_from_the_latest_on(folder: Path) -> None:
    ask(folder, "rename", "ORG", what="label", name="Organisation", id_="1")
    ask(folder, "rename", "ORG", what="label", name="Body", id_="2")
    with pytest.raises(Trouble, match=r"the rename of Body, version 1\.2, came later; undo that one first"):
        ask(folder, "undo", "1")
    assert ask(folder, "undo", "2").name_of("ORG") == "Organisation"
    codebook = ask(folder, "undo", "1")
    assert codebook.name_of("ORG") == "ORG"
    assert not_undone(codebook) == []
    with pytest.raises(Trouble, match="there is no change of the codebook to undo"):
        ask(folder, "undo", "1", id_="once more")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"kind": "topic", "of": ("topic:ceasefire",), "name": "C"}, "'topic:ceasefire' is the id of 'Ceasefire'"),
        ({"kind": "topic", "of": ("truce",), "name": "Truce"}, "'truce' is not one of a topic"),
        ({"kind": "topic", "of": ("topic:a b",), "name": "Truce"}, "'topic:a b' is not one of a topic"),
        ({"kind": "topic", "of": NOVEL, "name": " "}, "needs a name"),
        ({"kind": "topic", "of": NOVEL, "name": "Ceasefire"}, "name of the topic 'topic:ceasefire' already"),
        ({"kind": "topic", "of": (), "name": "Truce"}, "one new topic at a time"),
        ({"kind": "entity", "of": ("turkey",), "name": "T", "label": "STATE"}, "'turkey' is the id of 'Turkey'"),
        ({"kind": "entity", "of": ("ORG",), "name": "T", "label": "STATE"}, "'ORG' is the id of 'ORG'"),
        ({"kind": "entity", "of": ("topic:a",), "name": "T", "label": "STATE"}, "has a blank or one of"),
        ({"kind": "entity", "of": ("new",), "name": "T", "label": "KING"}, "label 'KING' of 'T' is not in"),
        ({"kind": "entity", "of": ("new",), "name": "T", "label": "ORG", "aliases": ("a;b",)}, "has a semicolon"),
        ({"kind": "rename", "of": ("turkie",), "name": "T"}, "the codebook has no entity 'turkie'"),
        ({"kind": "rename", "of": ("turkey",), "name": "Turkey "}, "'turkey' is called 'Turkey' already"),
        ({"kind": "rename", "what": "label", "of": ("ORG",), "name": "STATE"}, "'STATE' is the name of the label"),
        ({"kind": "merge", "of": ("turkey",), "to": ("topic:ceasefire",)}, "no entity 'topic:ceasefire'"),
        ({"kind": "merge", "of": ("turkey",), "to": ("turkey",)}, "'Turkey' cannot take its own place"),
        ({"kind": "merge", "of": ("turkey",), "to": ()}, "a merge needs at least one"),
        ({"kind": "split", "of": ("turkey",), "to": ("russia", "russia")}, "a split needs one to split"),
        ({"kind": "merge", "of": ("turkey",), "to": ("iran",)}, "'Iran' is no longer used; take Russia, or undo"),
        ({"kind": "merge", "of": ("iran",), "to": ("turkey",)}, "'Iran' is no longer used; take Russia, or undo"),
    ],
)
def test_what_the_codebook_does_not_allow_is_a_sentence_and_no_change(
    folder: Path, change: dict[str, object], says: str
) -> None:
    ask(folder, "merge", "iran", to=("russia",))
    before = files(folder)
    with pytest.raises(Trouble, match=re.escape(says)):
        amend(folder, Request(id="it", **change), "ana")  # type: ignore[arg-type]
    assert files(folder) == before


def test_an_old_name_that_cannot_be_an_alias_is_not_lost(folder: Path) -> None:
    ask(folder, "entity", "odd", label="ORG", name="One; Two")
    with pytest.raises(Trouble, match="'One; Two' has a semicolon"):
        ask(folder, "rename", "odd", name="Two")


def test_line_ends_marks_comments_and_order_are_the_analysts(folder: Path) -> None:
    rules = (folder / "codebook.toml").read_text("utf-8").replace("\n", "\r\n")
    mark = "\ufeff"
    rules = rules.replace('version = "1.0"', "version='1.0'   # ours")
    for name, text in [("codebook.toml", rules), ("entities.csv", (folder / "entities.csv").read_text("utf-8"))]:
        (folder / name).write_bytes((mark + text.replace("\r\n", "\n").replace("\n", "\r\n")).encode())
    ask(folder, "rename", "turkey", name="Türkei")
    ask(folder, "merge", "ORG", what="label", to=("STATE",))
    ask(folder, "topic", *NOVEL, name="Exchange")
    for name in ("codebook.toml", "entities.csv"):
        text = (folder / name).read_bytes().decode()
        assert text.startswith(mark)
        assert text.count(mark) == 1
        assert not re.search(r"(?<!\r)\n", text)
    after = (folder / "codebook.toml").read_bytes().decode().removeprefix(mark)
    assert re.search(r"""version = ?(['"])1\.3\1   # ours\r\n|version=(['"])1\.3\2   # ours\r\n""", after)
    kept = [line for line in rules.split("\r\n") if not line.startswith("version")]
    assert new_lines("\n".join(kept), after.replace("\r\n", "\n"))[0].startswith("version")


def test_tables_in_any_order_are_found(folder: Path) -> None:
    path = folder / "codebook.toml"
    topic = '\n[topics.z]\nname = "Z"\ndefinition = "z"\n'
    path.write_text(path.read_text("utf-8") + "\n[desk]\nseed = 1\n" + topic, encoding="utf-8")
    before = read_codebook(folder)
    ask(folder, "rename", "topic:z", what="topic", name="Last", id_="1")
    codebook = ask(folder, "topic", *NOVEL, name="Exchange", id_="2")
    assert codebook.name_of("topic:z") == "Last"
    assert set(codebook.topics) == {*before.topics, *NOVEL}
    ask(folder, "undo", "2", id_="3")
    assert settled(ask(folder, "undo", "1", id_="4")) == settled(before)


@pytest.mark.parametrize(
    ("topics", "says"),
    [
        ('topics = { a = { name = "A", definition = "x" } }', r"write each under a heading such as \[topics\.name\]"),
        ('topics.a.name = "A"\ntopics.a.definition = "x"', "could no longer be read, so it was not made"),
    ],
)
def test_a_file_written_so_that_nothing_can_be_added_is_a_sentence(folder: Path, topics: str, says: str) -> None:
    path = folder / "codebook.toml"
    rest = path.read_text("utf-8").partition("[topics.foreign-intervention]")[0]
    path.write_text(topics + "\n" + rest, encoding="utf-8")
    before = files(folder)
    assert read_codebook(folder).name_of("topic:a") == "A"
    with pytest.raises(Trouble, match=says):
        ask(folder, "topic", *NOVEL, name="Exchange")
    assert files(folder) == before


def test_a_codebook_that_cannot_be_read_is_not_changed(folder: Path) -> None:
    path = folder / "codebook.toml"
    path.write_text(path.read_text("utf-8").replace('letter = "O"', 'letter = "P"'), encoding="utf-8")
    before = files(folder)
    with pytest.raises(Trouble, match="2 labels have the letter 'P'"):
        ask(folder, "topic", *NOVEL, name="Exchange")
    assert files(folder) == before


def test_a_change_after_which_the_codebook_could_not_be_read_is_not_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(folder)
    monkeypatch.setattr(writing, "_make", lambda tables, *_: tables["labels"]["ORG"].update(letter="P"))
    with pytest.raises(Trouble, match=r"could no longer be read, so it was not made: .* the letter 'P'"):
        ask(folder, "topic", *NOVEL, name="Exchange")
    assert files(folder) == before


@pytest.mark.parametrize("refused", ["codebook.toml", "entities.csv"])
def test_a_disk_that_takes_one_file_only_has_the_old_two(
    folder: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    before = files(folder)
    write = disk.replace

    def full(path: Path, data: bytes) -> None:
        if path.name == refused:
            raise OSError(28, "No space left on device")
        write(path, data)

    monkeypatch.setattr(disk, "replace", full)
    with pytest.raises(Unsaved, match=rf"{refused} cannot be written in .* \(No space left on device\)"):
        ask(folder, "rename", "turkey", name="Türkei")
    assert files(folder) == before
    monkeypatch.undo()
    assert ask(folder, "rename", "turkey", name="Türkei").name_of("turkey") == "Türkei"


def test_a_file_that_its_owner_closed_to_writing_stays_as_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(folder)
    monkeypatch.setattr(writing.os, "access", lambda path, _mode: path.name != "codebook.toml")
    with pytest.raises(Unsaved, match=r"codebook\.toml cannot be written in .* \(Permission denied\)"):
        ask(folder, "topic", *NOVEL, name="Exchange")
    assert files(folder) == before


def add_many(folder: Path, by: str) -> None:
    for number in range(6):
        ask(folder, "topic", f"topic:{by}-{number}", name=f"{by} {number}", id_=f"{by}{number}")
        ask(folder, "entity", f"{by}-{number}", label="ORG", name=f"{by} {number}")


def test_two_who_change_the_codebook_at_once_lose_nothing(folder: Path) -> None:
    start = multiprocessing.get_context("spawn")
    both = [start.Process(target=add_many, args=(folder, by)) for by in ("ana", "ben")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    codebook = read_codebook(folder)
    assert sum(id_.startswith(("topic:ana-", "topic:ben-")) for id_ in codebook.topics) == 12
    assert sum(id_.startswith(("ana-", "ben-")) for id_ in codebook.entities) == 12
    assert [change.version for change in codebook.changes] == [f"1.{number}" for number in range(1, 13)]


TEXT = "Turkey 👩‍🚀 rejects Ankara’s truce, said the regime of İdlib"


def merge(folder: Path, what: str, of: str, to: str, kind: str = "merge") -> tuple[Codebook, Request]:
    return read_codebook(folder), Request(id="m", kind=kind, what=what, of=(of,), to=tuple(to.split()))  # type: ignore


def records() -> dict[str, Record]:
    stance = a_stance(TEXT, "rejects", "turkey", "topic:ceasefire")
    voiced = type(stance)("syria", "turkey", "oppose", "quoted", stance.evidence, "", "", "turkey", ("syria", "turkey"))
    return {
        "place": a_mention(TEXT, "İdlib", "PLACE", "idlib"),
        "name": a_mention(TEXT, "Turkey", "STATE", "turkey"),
        "term": a_naming(TEXT, "regime", "turkey"),
        "stance": stance,
        "voiced": voiced,
        "fate": Decision("rejected", a_mention(TEXT, "Ankara", "STATE", "turkey")),
    }


def test_a_merged_entity_is_replaced_wherever_a_record_points_to_it(folder: Path) -> None:
    codebook, request = merge(folder, "entity", "turkey", "russia")
    fresh = migrated(records(), amendment(request, codebook, "ana"))
    assert set(fresh) == {"name", "term", "stance", "voiced"}
    assert str(fresh).count("'russia'") == 6
    assert "'turkey'" not in str(fresh)
    assert "'topic:ceasefire'" in str(fresh)


def test_a_merged_topic_or_label_is_replaced_and_nothing_else(folder: Path) -> None:
    codebook, request = merge(folder, "topic", "topic:ceasefire", "topic:peace-talks")
    [(id_, stance)] = migrated(records(), amendment(request, codebook, "ana")).items()
    assert (id_, stance) == ("stance", a_stance(TEXT, "rejects", "turkey", "topic:peace-talks"))
    codebook, request = merge(folder, "label", "PLACE", "STATE")
    put = migrated(records(), amendment(request, codebook, "ana"))
    assert put == {"place": a_mention(TEXT, "İdlib", "STATE", "idlib")}


def test_a_split_rewrites_nothing_and_says_what_waits(folder: Path) -> None:
    codebook, request = merge(folder, "entity", "turkey", "russia iran", "split")
    change = amendment(request, codebook, "ana")
    assert migrated(records(), change) == {}
    readings = [an_annotation(an_article(TEXT, id_), **records()) for id_ in ("1", "2")]
    touched = affected(readings, change, codebook)
    assert [(each.article, each.quote) for each in touched if each.article == "1"] == [
        ("1", "Turkey"),
        ("1", "regime"),
        ("1", "rejects"),
        ("1", "rejects"),
    ]
    assert told(change, codebook, touched) == (
        "“Turkey” is no longer used; 8 records in 2 articles of yours wait until you choose one of “Russia”, “Iran” "
        "for each."
    )


def test_what_a_change_would_do_is_told_before_it_is_made(folder: Path) -> None:
    readings = [an_annotation(an_article(TEXT, "1"), **records())]
    before = files(folder)
    codebook, request = merge(folder, "label", "PLACE", "STATE")
    change = amendment(request, codebook, "ana")
    touched = affected(readings, change, codebook)
    assert told(change, codebook, touched).startswith("“PLACE” becomes “STATE”: 1 record in 1 article of yours are")
    rename = amendment(Request(id="r", kind="rename", of=("idlib",), name="Idleb"), codebook, "ana")
    assert "is shown as “Idleb”; it is used in 1 record in 1 article" in told(
        rename, codebook, affected(readings, rename, codebook)
    )
    assert files(folder) == before
    after = ask(folder, "topic", "topic:x", name="X", id_="x")
    undo = amendment(Request(id="u", kind="undo", of=("x",)), after, "ana")
    assert told(undo, after, ()) == "the topic of “X”, version 1.1, is taken back; the version goes on."
    pointing = [an_annotation(an_article(TEXT, "1"), a_stance(TEXT, "rejects", target="topic:x"))]
    assert [each.quote for each in affected(pointing, undo, after)] == ["rejects"]


def test_what_is_in_use_has_nothing_retired_and_the_names_of_what_was_merged(folder: Path) -> None:
    ask(folder, "merge", "turkey", to=("russia",))
    ask(folder, "merge", "russia", to=("iran",), id_="on")
    ask(folder, "merge", "topic:ceasefire", what="topic", to=("topic:peace-talks",))
    ask(folder, "split", "syria", to=("aleppo", "damascus"))
    codebook = in_use(ask(folder, "merge", "PLACE", what="label", to=("STATE",)))
    assert not {"turkey", "russia", "syria"} & set(codebook.entities)
    assert {"Turkey", "Ankara", "Russia", "Moscow", "Tehran"} <= {*codebook.entities["iran"].aliases}
    assert "truce" in codebook.topics["topic:peace-talks"].terms
    assert "topic:ceasefire" not in codebook.topics
    assert "PLACE" not in codebook.labels
    assert codebook.entities["aleppo"].label == "STATE"
    assert codebook.name_of("aleppo") == "Aleppo"


def test_a_change_that_no_record_has_to_do_with_says_so(folder: Path) -> None:
    codebook, request = merge(folder, "entity", "turkey", "russia iran", "split")
    assert told(amendment(request, codebook, "ana"), codebook, ()) == (
        "“Turkey” is no longer used; in its place: “Russia”, “Iran”. No record of yours has it."
    )


@pytest.mark.parametrize(("to", "says"), [("russia", ""), ("idlib", " They have different labels: STATE and PLACE.")])
def test_a_merge_of_entities_with_different_labels_is_pointed_out(folder: Path, to: str, says: str) -> None:
    readings = [an_annotation(an_article(TEXT, "1"), **records())]
    codebook, request = merge(folder, "entity", "turkey", to)
    change = amendment(request, codebook, "ana")
    assert told(change, codebook, affected(readings, change, codebook)).endswith("that can be undone." + says)
    assert told(change, codebook, ()).endswith("No record of yours has it." + says)
