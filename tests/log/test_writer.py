"""The writer trusts the disk: whatever happened to the file, what it acknowledges is in it, once."""

import multiprocessing
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.builders import a_mention, a_span, a_stance, an_action, an_article
from workbench.log.lines import SCHEMA, Header, encode, read_log
from workbench.log.writer import Unsaved, Writer
from workbench.records import Action, Decision, Status
from workbench.spans import Span
from workbench.store import Store
from workbench.trouble import Trouble

ARTICLE = an_article("Turkey said no to Russia and Iran")


def add(words: str) -> Action:
    """An action that adds a mention of `words`."""
    return an_action(ARTICLE, "add", {f"m-{words}": a_mention(ARTICLE.text, words, "STATE")})


def header(annotator: str = "ana", codebook: str = "1.0") -> Header:
    return Header(SCHEMA, "p", annotator, f"writer-of-{annotator}", codebook, "0.1.0")


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    writer = Writer(tmp_path, header())
    yield writer
    writer.close()


def words(path: Path) -> list[str]:
    """The words of every mention that was put, in file order; no line may be damaged."""
    log = read_log(path.read_bytes(), path.name)
    assert (log.damages, log.missing, log.clashes) == ((), (), ())
    return [id_.removeprefix("m-") for action in log.actions for id_ in action.put]


def test_every_line_names_its_writer_its_codebook_and_its_place_in_time(writer: Writer) -> None:
    first, second = (writer.append(add(name), ARTICLE) for name in ("Turkey", "Russia"))
    assert (first.seq, first.clock, first.codebook, first.writer) == (1, 1, "1.0", "writer-of-ana")
    assert (second.seq, second.clock) == (2, 2)


def test_an_action_comes_after_all_that_its_page_knew_of(writer: Writer) -> None:
    assert writer.append(msgspec.structs.replace(add("Turkey"), clock=41), ARTICLE).clock == 42
    assert writer.append(add("Russia"), ARTICLE).clock == 43


def test_an_editor_that_took_the_last_line_end_away_costs_nothing(writer: Writer) -> None:
    writer.append(add("Turkey"), ARTICLE)
    writer.path.write_bytes(writer.path.read_bytes().rstrip(b"\n"))
    writer.append(add("Russia"), ARTICLE)
    assert words(writer.path) == ["Turkey", "Russia"]


def test_a_deleted_file_begins_anew_with_its_header(writer: Writer) -> None:
    writer.append(add("Turkey"), ARTICLE)
    writer.path.unlink()
    writer.append(add("Russia"), ARTICLE)
    assert words(writer.path) == ["Russia"]


def test_what_a_checkout_took_out_of_the_file_is_written_again_when_it_is_sent_again(writer: Writer) -> None:
    writer.append(add("Turkey"), ARTICLE)
    before = writer.path.read_bytes()
    action = add("Russia")
    writer.append(action, ARTICLE)
    writer.path.write_bytes(before)
    writer.append(action, ARTICLE)
    assert words(writer.path) == ["Turkey", "Russia"]


def test_a_write_that_could_not_be_taken_back_is_sealed_off(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    writer.append(add("Turkey"), ARTICLE)
    write = os.write

    def torn(descriptor: int, data: bytes) -> int:
        write(descriptor, data[:9])
        raise OSError(5, "Input/output error")

    def stuck(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "write", torn)
    monkeypatch.setattr(os, "ftruncate", stuck)
    with pytest.raises(Unsaved):
        writer.append(add("Russia"), ARTICLE)
    monkeypatch.undo()
    writer.append(add("Iran"), ARTICLE)
    log = read_log(writer.path.read_bytes(), "ana.jsonl")
    assert [list(action.put) for action in log.actions] == [["m-Turkey"], ["m-Iran"]]
    assert [damage.line for damage in log.damages] == [3]


def test_what_was_written_but_perhaps_not_synced_is_synced_before_it_is_acknowledged(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    action = add("Turkey")
    writer.append(action, ARTICLE)
    writer.close()
    synced: list[int] = []
    sync = os.fdatasync
    monkeypatch.setattr(os, "fdatasync", lambda descriptor: synced.append(descriptor) or sync(descriptor))
    again = Writer(writer.path.parent, header())
    again.append(action, ARTICLE)
    again.close()
    assert len(synced) == 1


def test_threads_take_turns(writer: Writer) -> None:
    def work(number: int) -> None:
        for n in range(25):
            writer.append(an_action(ARTICLE, "add", {f"m-{number}-{n}": a_mention(ARTICLE.text, "Iran")}), ARTICLE)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    log = read_log(writer.path.read_bytes(), "ana.jsonl")
    assert [action.seq for action in log.actions] == list(range(1, 201))


def refused_in_a_fork(writer: Writer, answers: "multiprocessing.SimpleQueue[str]") -> None:
    """Append in a child process, and say how that went."""
    try:
        writer.append(add("Russia"), ARTICLE)
        answers.put("written")
    except Unsaved as trouble:
        answers.put(str(trouble))
    writer.close()


def test_a_fork_may_not_write_for_its_parent(writer: Writer) -> None:
    writer.append(add("Turkey"), ARTICLE)
    context = multiprocessing.get_context("fork")
    answers = context.SimpleQueue()
    child = context.Process(target=refused_in_a_fork, args=(writer, answers))
    child.start()
    child.join()
    assert "belongs to the process that this one came from" in answers.get()
    writer.append(add("Iran"), ARTICLE)
    assert words(writer.path) == ["Turkey", "Iran"]


@pytest.mark.parametrize("theirs", [header("ben"), Header(SCHEMA + 1, "p", "ana", "w", "1.0", "9.0")])
def test_a_file_of_another_person_or_schema_is_not_continued(tmp_path: Path, theirs: Header) -> None:
    (tmp_path / "ana.jsonl").write_bytes(encode(theirs))
    other = Store(tmp_path).writer("ana", "p", "1.0", "0.1.0")
    other.append(add("Turkey"), ARTICLE)
    other.close()
    assert (tmp_path / "ana.jsonl").read_bytes() == encode(theirs)
    assert words(tmp_path / "ana.2.jsonl") == ["Turkey"]


def test_a_raised_codebook_version_stands_on_the_lines_made_under_it(writer: Writer) -> None:
    writer.append(add("Turkey"), ARTICLE)
    writer.append(msgspec.structs.replace(add("Russia"), codebook="2.0"), ARTICLE)
    log = read_log(writer.path.read_bytes(), "ana.jsonl")
    assert [action.codebook for action in log.actions] == ["1.0", "2.0"]


def test_many_actions_go_to_the_disk_in_one_write_and_one_sync(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    writer.append(add("Turkey"), ARTICLE)
    calls: list[str] = []
    write, sync = os.write, os.fdatasync
    monkeypatch.setattr(os, "write", lambda *given: calls.append("write") or write(*given))
    monkeypatch.setattr(os, "fdatasync", lambda *given: calls.append("sync") or sync(*given))
    other = an_article("Iran said no", "0013")
    more = an_action(other, "add", {"m-Iran": a_mention(other.text, "Iran", "STATE")})
    written = writer.append_all([add("Russia"), more], {article.id: article for article in (ARTICLE, other)})
    assert calls == ["write", "sync", "write"]  # the last one is the witness, which is not synced
    assert [(action.seq, action.clock, action.article) for action in written] == [(2, 2, "0012"), (3, 3, "0013")]
    assert words(writer.path) == ["Turkey", "Russia", "Iran"]


def test_of_many_actions_only_those_are_written_that_are_not_there_yet(writer: Writer) -> None:
    actions = [add(name) for name in ("Turkey", "Russia", "Iran")]
    first = writer.append(actions[1], ARTICLE)
    written = writer.append_all(actions, {ARTICLE.id: ARTICLE})
    assert written == writer.append_all(actions, {ARTICLE.id: ARTICLE})
    assert written[1] == first
    assert words(writer.path) == ["Russia", "Turkey", "Iran"]


def test_of_many_actions_none_is_written_when_one_does_not_fit(writer: Writer) -> None:
    wrong = an_action(ARTICLE, "add", {"m-1": a_mention("x" + ARTICLE.text, "Iran")})
    with pytest.raises(Trouble, match="m-1 says 'Iran'"):
        writer.append_all([add("Turkey"), wrong], {ARTICLE.id: ARTICLE})
    assert not writer.path.exists()


def test_what_stands_around_words_is_kept_with_them(writer: Writer) -> None:
    written = writer.append(add("Russia"), ARTICLE)
    assert written.around == {"m-Russia": ("Turkey said no to ", " and Iran")}
    long = an_article("é" * 50 + "Turkey" + "👩‍🔬" * 20)
    written = writer.append(an_action(long, "add", {"m": a_mention(long.text, "Turkey")}), long)
    assert written.around == {"m": ("é" * 32, ("👩‍🔬" * 20)[:32])}


def test_a_further_passage_that_does_not_fit_is_refused_like_any_words(writer: Writer) -> None:
    stance = msgspec.structs.replace(a_stance(ARTICLE.text, "said no"), also=(Span(0, 6, "Russia"),))
    with pytest.raises(Trouble, match="st-1 says 'Russia' at 0-6, but the text there is 'Turkey'"):
        writer.append(an_action(ARTICLE, "add", {"st-1": stance}), ARTICLE)


def test_what_spoke_for_a_suggestion_is_kept_with_the_decision_and_not_with_the_record(writer: Writer) -> None:
    stance = a_stance(ARTICLE.text, "said no")
    shown = msgspec.structs.replace(stance, also=(a_span(ARTICLE.text, "no to Russia"),))
    suggested = msgspec.structs.replace(shown, score=0.5, why="“no”", sure=True)
    taken = an_action(ARTICLE, "accept", {"s-1": suggested, "fate:s-1": Decision("accepted", suggested)})
    assert writer.append(taken, ARTICLE).put == {"s-1": shown, "fate:s-1": Decision("accepted", suggested)}


def test_an_action_too_long_for_a_reader_is_refused(writer: Writer) -> None:
    long = msgspec.structs.replace(add("Turkey"), put={"status": Status("done", "x" * 2**20)})
    with pytest.raises(Trouble, match=r"article '0012': the action is 1,048,\d+ bytes, expected at most 1,048,576"):
        writer.append(long, ARTICLE)
    assert not writer.path.exists()


def test_half_a_character_is_refused_in_a_sentence(writer: Writer) -> None:
    with pytest.raises(Trouble, match="article '0012': half a character was found"):
        writer.append(msgspec.structs.replace(add("Turkey"), put={"status": Status("done", "\ud83d")}), ARTICLE)


def test_bytes_that_are_not_there_after_the_write_are_written_elsewhere(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer.append(add("Turkey"), ARTICLE)
    sync = os.fdatasync

    def overwritten(descriptor: int) -> None:
        monkeypatch.setattr(os, "fdatasync", sync)
        with writer.path.open("r+b") as file:
            file.seek(-30, os.SEEK_END)
            file.write(b"somebody else's bytes")

    monkeypatch.setattr(os, "fdatasync", overwritten)
    writer.append(add("Russia"), ARTICLE)
    assert words(writer.path) == ["Russia"]
    assert writer.path.name == "ana.2.jsonl"


@pytest.mark.parametrize("how", ["link", "hard link", "pipe", "other file"])
def test_what_is_not_only_our_log_is_not_written_to(tmp_path: Path, how: str) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("theirs")
    path = tmp_path / "logs" / "ana.jsonl"
    path.parent.mkdir()
    match how:
        case "link":
            path.symlink_to(outside)
        case "hard link":
            path.hardlink_to(outside)
        case "pipe":
            os.mkfifo(path)
        case "other file":
            path.write_text("theirs")
    writer = Writer(path.parent, header())
    writer.append(add("Turkey"), ARTICLE)
    writer.close()
    assert words(path.with_name("ana.2.jsonl")) == ["Turkey"]
    assert outside.read_text() == "theirs"


def test_a_file_of_which_only_a_part_of_the_header_was_written_is_continued(tmp_path: Path) -> None:
    (tmp_path / "ana.jsonl").write_bytes(encode(header())[:40])
    writer = Writer(tmp_path, header())
    writer.append(add("Turkey"), ARTICLE)
    writer.close()
    log = read_log(writer.path.read_bytes(), "ana.jsonl")
    assert [list(action.put) for action in log.actions] == [["m-Turkey"]]
    assert [damage.line for damage in log.damages] == [1]


def test_what_memory_ran_out_on_after_the_write_is_not_said_to_be_refused_and_is_counted_once(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exhausted(_descriptor: int) -> None:
        raise MemoryError

    action = add("Turkey")
    with monkeypatch.context() as patched:
        patched.setattr(os, "fdatasync", exhausted)
        with pytest.raises(Unsaved, match=r"ana\.jsonl cannot be written in .* \(no memory is left\)"):
            writer.append(action, ARTICLE)
    assert writer.append(action, ARTICLE).id == action.id
    assert words(writer.path) == ["Turkey"]
