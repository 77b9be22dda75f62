"""What is known of an action at a glance is what the whole action says, and the whole one is still to be had."""

from pathlib import Path

import pytest

from tests.builders import a_mention, an_action, an_article
from workbench.desk.standing import Standing
from workbench.log.entries import Entry
from workbench.log.glimpses import annotator_of, glance, whole
from workbench.log.lines import SCHEMA, Header, encode
from workbench.records import Action, Record, Status
from workbench.trouble import Trouble

HEADER = Header(SCHEMA, "p", "Ana 👩‍🔬", "w", "1.0", "0")
ARTICLE = an_article("İdlib: Assad met Putin\r\nin Sochi 👩‍🔬", "a")


def done(seq: int, do: str = "add", put: dict[str, Record] | None = None, **more: object) -> Action:
    put = {f"m{seq}": a_mention(ARTICLE.text, "Putin")} if put is None else put
    return an_action(ARTICLE, do, put, seq=seq, clock=seq, writer="w", **more)


def glimpses(file: Path) -> tuple[Entry, ...]:
    return glance(file).entries


def written(folder: Path, *actions: Action, header: bytes = encode(HEADER), end: bytes = b"\n") -> Path:
    file = folder / "ana.jsonl"
    file.write_bytes((header + b"".join(map(encode, actions))).replace(b"\n", end))
    return file


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\n\n"])
def test_a_whole_action_is_had_from_its_glimpse_whatever_line_ends_the_file_has(tmp_path: Path, end: bytes) -> None:
    actions = [done(1), done(2, group="g", of="x"), done(3, drop=["m1"])]
    assert [*whole(glimpses(written(tmp_path, *actions, end=end)))] == actions


def test_a_line_that_cannot_be_read_is_no_glimpse_and_hides_no_other(tmp_path: Path) -> None:
    file = written(tmp_path, done(1), done(2), done(3))
    torn = file.read_bytes().replace(b'"seq":2', b'"seq":7').removesuffix(b"\n")
    file.write_bytes(torn + b'\n{"id":"no action","crc":"00000000"}\n\xff\xfe\n[[[[')
    assert [each.seq for each in glimpses(file)] == [1, 3]


def test_whose_a_log_is_its_header_says_and_otherwise_its_name(tmp_path: Path) -> None:
    assert annotator_of(written(tmp_path, done(1))) == "Ana 👩‍🔬"
    assert annotator_of(written(tmp_path, done(1), header=b"not a header\n" + encode(HEADER))) == "Ana 👩‍🔬"
    assert annotator_of(written(tmp_path, done(1), header=b"")) == "ana"


def test_an_action_whose_log_was_changed_since_is_not_taken_for_another(tmp_path: Path) -> None:
    file = written(tmp_path, done(1), done(2))
    first, second = glimpses(file)
    written(tmp_path, done(1), done(2))
    for change in (lambda: None, lambda: file.write_bytes(b""), file.unlink):
        change()
        for each in (first, second):
            with pytest.raises(Trouble, match=r"ana\.jsonl"):
                next(whole([each]))


PUT: dict[str, Record] = {"m1": a_mention(ARTICLE.text, "Assad")}
DONE: dict[str, Record] = {"status": Status("done")}


@pytest.mark.parametrize(
    ("plan", "state"),
    [
        ([(PUT, [])], "started"),
        ([(PUT, []), ({}, ["m1"])], "untouched"),
        ([(PUT, []), ({}, ["m1"]), (PUT, [])], "started"),
        ([({}, [])], "untouched"),
        ([(DONE, [])], "done"),
        ([(PUT | DONE, []), ({"status": Status("flagged")}, [])], "flagged"),
        ([(PUT | DONE, []), ({}, ["m1"])], "done"),
        ([(PUT, []), (DONE, []), ({}, ["status"])], "started"),
        ([(DONE, []), ({}, ["status"])], "untouched"),
        ([(DONE, []), ({}, ["status"]), (DONE, [])], "done"),
    ],
)
def test_how_far_an_article_is_is_told_the_same_at_a_glance(
    tmp_path: Path, plan: list[tuple[dict[str, Record], list[str]]], state: str
) -> None:
    actions = [done(seq, put=put, drop=drop) for seq, (put, drop) in enumerate(plan, 1)]
    standing = Standing("ana", glimpses(written(tmp_path, *actions)))
    assert standing.states == {"a": state}
    assert standing.reading(ARTICLE).status == state


def test_what_stands_is_the_same_from_glimpses_as_from_whole_actions(tmp_path: Path) -> None:
    first, second = done(1), done(2)
    actions = [first, second, done(3, "undo", {}, drop=["m2"], of=second.id), done(4, group="g"), done(5, group="g")]
    seen, known = Standing("ana", glimpses(written(tmp_path, *actions))), Standing("ana", actions)
    assert dict(seen.actions) == dict(known.actions)
    assert seen.reading(ARTICLE) == known.reading(ARTICLE)
    assert dict(seen.readings()) == dict(known.readings())
    assert (seen.clock, seen.at, seen.heads("a")) == (known.clock, known.at, known.heads("a"))
    for standing in (seen, known):
        standing.take(done(6, "undo", {}, drop=["m5"], of=actions[4].id))
    assert seen.undoable({"a"}) == known.undoable({"a"}) == [actions[3]]
    assert seen.redoable({"a"}) == known.redoable({"a"}) == [actions[4]]
    assert seen.states == known.states == {"a": "started"}
