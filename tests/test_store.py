"""Saved means on disk; whatever is in the way becomes a sentence and loses nothing."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from msgspec.structs import replace

from tests.builders import a_mention, an_action, an_article
from workbench.log.files import slug
from workbench.log.lines import SCHEMA, Header, encode
from workbench.log.writer import Unsaved, Writer
from workbench.store import Store
from workbench.trouble import Trouble

ARTICLE = an_article("İstanbul said no to Ankara 👩‍🔬", "0012")


def add(words: str = "İstanbul", **more: object):
    """An action that adds a mention of `words`."""
    return an_action(ARTICLE, "add", {f"m-{words}": a_mention(ARTICLE.text, words, "STATE")}, **more)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "annotations")


@pytest.fixture
def writer(store: Store) -> Iterator[Writer]:
    writer = store.writer("ana", "p", "1.0", "0.1.0")
    yield writer
    writer.close()


def test_what_was_appended_is_on_disk_and_reads_back(store: Store, writer: Writer) -> None:
    saved = writer.append(add(), ARTICLE)
    assert (saved.seq, saved.at[:2]) == (1, "20")
    lines = (store.folder / "ana.jsonl").read_bytes().splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(b'{"log":"stance-workbench","schema":4,')
    assert store.read().histories["ana"] == (saved,)
    assert [mention.quote for mention in store.read().annotations[0].mentions.values()] == ["İstanbul"]


def test_a_repeat_of_the_same_action_changes_nothing(store: Store, writer: Writer) -> None:
    action = add()
    assert writer.append(action, ARTICLE) == writer.append(action, ARTICLE)
    assert len(store.read().histories["ana"]) == 1


def test_reading_makes_no_file_and_no_folder(store: Store) -> None:
    assert store.read().annotations == ()
    assert store.read().problems == ()
    assert not store.folder.exists()


def test_a_second_writer_in_another_process_gets_a_file_of_its_own(store: Store, writer: Writer) -> None:
    writer.append(add(), ARTICLE)
    code = (
        "import sys; from pathlib import Path; from workbench.store import Store; "
        "print(Store(Path(sys.argv[1])).writer('ana', 'p', '1.0', '0.1.0').path.name)"
    )
    other = subprocess.run([sys.executable, "-c", code, store.folder], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == "ana.2.jsonl"


def test_the_same_kernel_goes_on_in_its_own_file(store: Store, writer: Writer) -> None:
    assert store.writer("ana", "p", "1.0", "0.1.0") is writer


def test_after_a_restart_the_numbers_go_on_without_a_gap(store: Store, writer: Writer) -> None:
    writer.append(add(), ARTICLE)
    writer.close()
    again = store.writer("ana", "p", "1.0", "0.1.0")
    assert again.append(add("Ankara"), ARTICLE).seq == 2
    again.close()
    assert (store.read().problems, len(store.read().missing)) == ((), 0)


def test_two_files_of_one_annotator_are_one_reading(store: Store, writer: Writer) -> None:
    first = writer.append(add(), ARTICLE)
    other = Writer(store.folder, Header(SCHEMA, "p", "ana", "v", "1.0", "0.1.0"))
    assert other.path.name == "ana.2.jsonl"
    other.append(add("Ankara", parents=(first.id,)), ARTICLE)
    other.close()
    assert set(store.read().annotations[0].records) == {"m-İstanbul", "m-Ankara"}


def test_a_torn_tail_is_reported_and_sealed_by_the_next_append(store: Store, writer: Writer) -> None:
    writer.append(add(), ARTICLE)
    writer.close()
    path = store.folder / "ana.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"seq":2,"writer"')
    assert "ana.jsonl:3" in store.read().problems[0]
    again = store.writer("ana", "p", "1.0", "0.1.0")
    again.append(add("Ankara"), ARTICLE)
    again.close()
    assert path.read_bytes().startswith(whole + b'{"seq":2,"writer"\n{"log":"stance-workbench"')
    assert len(store.read().histories["ana"]) == 2


def test_words_that_are_not_there_are_refused_and_nothing_is_written(store: Store, writer: Writer) -> None:
    wrong = an_action(ARTICLE, "add", {"m": a_mention("x" + ARTICLE.text, "İstanbul")})
    with pytest.raises(Trouble, match=r"article '0012': m says 'İstanbul' at 1-9, but the text there is 'stanbul '"):
        writer.append(wrong, ARTICLE)
    assert not (store.folder / "ana.jsonl").exists()


def test_an_action_on_another_text_of_the_article_is_refused(writer: Writer) -> None:
    with pytest.raises(Trouble, match="'0012' is not the text that was on the page; open it again"):
        writer.append(add(sha256="0" * 64), ARTICLE)


def test_a_full_disk_is_a_sentence_and_the_next_action_goes_on(
    store: Store, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer.append(add(), ARTICLE)
    before = (store.folder / "ana.jsonl").read_bytes()
    write = os.write

    def full(descriptor: int, data: bytes) -> int:
        write(descriptor, data[:7])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(Trouble, match=r"ana\.jsonl cannot be written in .* \(No space left on device\); free space"):
        writer.append(add("Ankara"), ARTICLE)
    monkeypatch.undo()
    assert (store.folder / "ana.jsonl").read_bytes() == before
    assert writer.append(add("Ankara"), ARTICLE).seq == 2


def failing(times: int) -> Callable[[int], None]:
    """An `fdatasync` that fails so many times."""
    sync, left = os.fdatasync, [times]

    def once(descriptor: int) -> None:
        left[0] -= 1
        if left[0] >= 0:
            raise OSError(5, "Input/output error")
        sync(descriptor)

    return once


def test_after_a_failed_sync_the_work_goes_on_in_another_file_and_says_so(
    store: Store, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer.append(add(), ARTICLE)
    monkeypatch.setattr(os, "fdatasync", failing(1))
    writer.append(add("Ankara"), ARTICLE)
    size = (store.folder / "ana.jsonl").stat().st_size
    writer.append(add("said"), ARTICLE)
    assert (store.folder / "ana.jsonl").stat().st_size == size
    assert set(store.read().annotations[0].records) == {"m-İstanbul", "m-Ankara", "m-said"}
    assert writer.notice == (
        "ana.jsonl could not be synced to disk (Input/output error); your work goes on in ana.2.jsonl, and both "
        "files count"
    )
    assert (store.read().problems, store.read().missing) == ((), ())


def test_what_was_saved_before_the_failed_sync_is_known_when_it_is_sent_again(
    store: Store, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = writer.append(add(), ARTICLE)
    monkeypatch.setattr(os, "fdatasync", failing(1))
    writer.append(add("Ankara"), ARTICLE)
    assert writer.append(first, ARTICLE) == first
    assert (store.folder / "ana.2.jsonl").read_bytes().count(b"\n") == 2


def test_what_an_earlier_kernel_saved_is_answered_after_a_failed_sync_too(
    store: Store, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = writer.append(add(), ARTICLE)
    writer.close()
    again = store.writer("ana", "p", "1.0", "0.1.0")
    monkeypatch.setattr(os, "fdatasync", failing(1))
    again.append(add("Ankara"), ARTICLE)
    assert again.append(first, ARTICLE).id == first.id
    again.close()
    assert next(action.id for action in store.read().histories["ana"]) == first.id
    assert (store.read().problems, store.read().missing) == ((), ())


def test_when_two_files_fail_nothing_more_is_written(
    store: Store, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer.append(add(), ARTICLE)
    monkeypatch.setattr(os, "fdatasync", failing(2))
    for words in ("Ankara", "said"):
        with pytest.raises(Unsaved, match=r"ana\.jsonl could not be synced .* nor could another file be begun"):
            writer.append(add(words), ARTICLE)
    assert sum(path.read_bytes().count(b"m-said") for path in store.folder.glob("*.jsonl")) == 0


def test_a_file_that_was_not_surely_synced_is_not_believed_by_the_next_writer(
    store: Store, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer.append(add(), ARTICLE)
    monkeypatch.setattr(os, "fdatasync", failing(2))
    action = add("Ankara")
    with pytest.raises(Unsaved):
        writer.append(action, ARTICLE)
    writer.close()
    again = store.writer("ana", "p", "1.0", "0.1.0")
    again.append(action, ARTICLE)
    again.close()
    assert b"m-Ankara" in (store.folder / "ana.3.jsonl").read_bytes()
    assert set(store.read().annotations[0].records) == {"m-İstanbul", "m-Ankara"}


def test_what_a_dead_kernel_left_unsynced_is_written_again_in_its_own_place(store: Store, writer: Writer) -> None:
    first, second = (writer.append(add(words), ARTICLE) for words in ("İstanbul", "Ankara"))
    other = Writer(store.folder, replace(writer.header, writer="v"))
    other.secure([first])
    other.secure([first])
    other.close()
    assert (store.folder / "ana.2.jsonl").read_bytes().count(b"m-\xc4\xb0stanbul") == 2  # put, and around it
    assert [action.id for action in store.read().histories["ana"]] == [first.id, second.id]
    assert store.read().problems == ()


def test_a_folder_that_cannot_be_listed_is_a_sentence_and_not_an_empty_project(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "listdir", refused)
    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(Trouble, match=r"annotations cannot be listed \(Permission denied\)"):
        store.read()
    with pytest.raises(Trouble, match=r"annotations cannot be listed"):
        store.stamps()


def test_a_log_that_is_removed_while_it_is_written_is_told_then_and_afterwards(store: Store, writer: Writer) -> None:
    writer.append(add(), ARTICLE)
    (store.folder / "ana.jsonl").unlink()
    (sentence,) = store.read().missing
    assert sentence.startswith("ana.jsonl: action 1, which was saved here, is missing")
    writer.append(add("Ankara"), ARTICLE)
    assert "ana.jsonl was changed or removed while you worked" in writer.notice
    assert store.read().missing == (sentence,)


def test_the_last_lines_are_missed_until_they_are_back(store: Store, writer: Writer) -> None:
    writer.append(add(), ARTICLE)
    path = store.folder / "ana.jsonl"
    before = path.read_bytes()
    lost = writer.append(add("Ankara"), ARTICLE)
    whole = path.read_bytes()
    path.write_bytes(before)
    writer.append(add("said"), ARTICLE)
    (sentence,) = store.read().missing
    assert f"action {lost.seq}, which was saved here, is missing" in sentence
    path.write_bytes(path.read_bytes() + whole[len(before) :])
    assert store.read().missing == ()


def test_lines_that_a_copy_beside_the_log_has_are_not_missed(store: Store, writer: Writer) -> None:
    for words in ("İstanbul", "said", "Ankara"):
        writer.append(add(words), ARTICLE)
    path = store.folder / "ana.jsonl"
    header, first, _second, third, *_ = path.read_bytes().splitlines(keepends=True)
    copy = path.read_bytes()
    path.write_bytes(header + first + third)
    assert len(store.read().missing) == 1
    path.write_bytes(header + first)
    assert len(store.read().missing) == 1
    (store.folder / "ana (copy of Monday).jsonl").write_bytes(copy)
    for left in (header + first, header + first + third):
        path.write_bytes(left)
        logs = store.read()
        assert (len(logs.histories["ana"]), logs.problems, logs.missing) == (3, (), ())


def test_a_copy_that_fills_a_gap_hides_no_other_loss(store: Store, writer: Writer) -> None:
    for words in ("İstanbul", "said"):
        writer.append(add(words), ARTICLE)
    writer.append(add("Ankara", parents=("on another machine",)), ARTICLE)
    path = store.folder / "ana.jsonl"
    (store.folder / "copy.jsonl").write_bytes(path.read_bytes())
    header, _first, *rest = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(header + b"".join(rest))
    assert [sentence[:48] for sentence in store.read().missing] == [
        "ana.jsonl: 1 action that others follow cannot be",
        "copy.jsonl: 1 action that others follow cannot b",
    ]


@pytest.mark.parametrize("witness", [b"", b"{", b"[[1]]", b"\xff", b"[" * 100_000])
def test_a_damaged_witness_witnesses_nothing(store: Store, writer: Writer, witness: bytes) -> None:
    writer.append(add(), ARTICLE)
    (store.folder / ".ana.jsonl.seen").write_bytes(witness)
    assert store.read().missing == ()


def test_where_locks_do_not_work_every_writer_has_a_file_of_its_own(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileLock, "_acquire", lambda lock: setattr(lock._context, "lock_file_fd", 0))
    monkeypatch.setattr(FileLock, "_release", lambda lock: setattr(lock._context, "lock_file_fd", None))
    header = Header(SCHEMA, "p", "ana", "1" * 32, "1.0", "0.1.0")
    one, other = Writer(store.folder, header), Writer(store.folder, replace(header, writer="2" * 32))
    assert [one.path.name, other.path.name] == ["ana.11111111.jsonl", "ana.22222222.jsonl"]


def test_a_folder_that_may_not_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "annotations").write_text("a file where the folder should be")
    with pytest.raises(Trouble, match=r"ana\.jsonl cannot be written in .*annotations"):
        Store(tmp_path / "annotations").writer("ana", "p", "1.0", "0.1.0")


def test_a_log_of_a_newer_schema_is_read_but_never_appended_to(store: Store) -> None:
    store.folder.mkdir()
    newer = encode(Header(SCHEMA + 1, "p", "ana", "w", "1.0", "9.0")) + encode(add(seq=1, writer="w"))
    (store.folder / "ana.jsonl").write_bytes(newer)
    writer = store.writer("ana", "p", "1.0", "0.1.0")
    writer.append(add("Ankara"), ARTICLE)
    writer.close()
    assert (store.folder / "ana.jsonl").read_bytes() == newer
    assert set(store.read().annotations[0].records) == {"m-İstanbul", "m-Ankara"}
    assert "written in schema 5 by version 9.0, this version knows schema 4" in store.read().problems[0]


@pytest.mark.parametrize("annotator", ["Ann", "e\u0301va", "../../etc", "CON:1", "-rf", "x" * 200, "安娜"])
def test_an_annotator_never_becomes_a_path(annotator: str) -> None:
    name = slug(annotator)
    assert name != annotator
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert name[0] != "-"
    assert len(name) <= 49


def test_different_annotators_have_different_files_and_a_plain_name_is_its_own() -> None:
    assert slug("ana-2") == "ana-2"
    assert len({slug(name) for name in ["ann", "Ann", "ANN", "änn", "a nn"]}) == 5
    assert slug("e\u0301va") == slug("éva")  # one person, two ways to type the accent


def test_one_id_with_two_meanings_in_two_files_is_told_and_a_copy_is_not(store: Store, writer: Writer) -> None:
    action = writer.append(add(), ARTICLE)
    first = store.folder / "ana.jsonl"
    copy = store.folder / "ana (conflicted copy).jsonl"
    copy.write_bytes(first.read_bytes())
    assert store.read().problems == ()
    copy.write_bytes(encode(writer.header) + encode(replace(action, do="relabel")))
    (sentence,) = store.read().problems
    assert f"ana.jsonl: two lines have the id {action.id} and say different things" in sentence


def test_a_damaged_line_is_settled_by_an_action_that_accepts_it(store: Store, writer: Writer) -> None:
    first = writer.append(add(), ARTICLE)
    last = writer.append(add("Ankara", parents=(first.id,)), ARTICLE)
    path = store.folder / "ana.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"m-Ankara"', b'"m-Angora"'))
    (damage,) = store.read().damages
    assert damage.action is not None
    accepted = writer.append(replace(damage.action, accepts=damage.crc), ARTICLE)
    assert (accepted.writer, accepted.clock, accepted.at) == (last.writer, last.clock, last.at)
    assert (store.read().damages, store.read().problems, store.read().missing) == ((), (), ())
    assert set(store.read().annotations[0].records) == {"m-İstanbul", "m-Angora"}


def test_what_was_accepted_counts_also_beside_a_copy_of_the_line_as_it_was(store: Store, writer: Writer) -> None:
    writer.append(add(), ARTICLE)
    path = store.folder / "ana.jsonl"
    before = path.read_bytes()
    path.write_bytes(before.replace(b'"STATE"', b'"PLACE"'))
    (damage,) = store.read().damages
    assert damage.action is not None
    writer.append(replace(damage.action, accepts=damage.crc), ARTICLE)
    (store.folder / "a copy of ana.jsonl").write_bytes(before)
    read = store.read()
    assert (read.problems, read.missing) == ((), ())
    assert [each.label for each in read.annotations[0].mentions.values()] == ["PLACE"]
