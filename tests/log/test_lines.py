"""A line vouches for itself: every flipped bit and every cut is noticed."""

import zlib
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from tests.builders import a_mention, an_action, an_article
from workbench.log.lines import SCHEMA, Header, Log, checksum, decode, encode, read_log
from workbench.records import Action, Mention

ARTICLE = an_article("İstanbul\u2028and 👩‍🔬 said “no”")
HEADER = Header(SCHEMA, "p", "ana", "w", "1.0", "0.1.0")


def numbered(seq: int, writer: str = "w") -> Action:
    """An action that puts one mention, with the given number."""
    return an_action(
        ARTICLE, "add", {f"m{seq}": a_mention(ARTICLE.text, "İstanbul")}, seq=seq, writer=writer, id=f"{writer}{seq}"
    )


def chained(entries: Sequence[Header | Action]) -> list[bytes]:
    """Their lines as a writer makes them: each says which one is before it."""
    lines: list[bytes] = []
    for entry in entries:
        if isinstance(entry, Action) and lines:
            entry = replace(entry, prev=checksum(lines[-1]))
        lines.append(encode(entry))
    return lines


ACTIONS = [numbered(1), numbered(2), numbered(3)]
LINES = chained([HEADER, *ACTIONS])


def said(log: Log) -> list[str]:
    """Ids of the actions that were read."""
    return [action.id for action in log.actions]


def test_a_line_is_one_line_and_ends_in_its_checksum() -> None:
    line = encode(numbered(1))
    assert line.count(b"\n") == 1
    assert line.endswith(b'"}\n')
    assert decode(line[:-1]) == numbered(1)


def test_a_log_says_what_was_written() -> None:
    log = read_log(b"".join(LINES), "ana.jsonl")
    assert log.header == HEADER
    assert said(log) == ["w1", "w2", "w3"]
    assert [list(action.put.values()) for action in log.actions] == [list(each.put.values()) for each in ACTIONS]
    assert (log.damages, log.missing, log.clashes) == ((), (), ())


def test_every_changed_byte_of_a_line_is_noticed() -> None:
    line = encode(numbered(1))[:-1]
    for index in range(len(line)):
        for bit in (0, 5, 7):
            flipped = bytearray(line)
            flipped[index] ^= 1 << bit
            with pytest.raises(ValueError, match=r"checksum|cut short"):
                decode(bytes(flipped))


def test_every_cut_leaves_whole_actions_and_says_what_it_left_out() -> None:
    data = b"".join(LINES)
    for cut in range(1, len(data)):
        log = read_log(data[:cut], "ana.jsonl")
        assert said(log) == ["w1", "w2", "w3"][: len(log.actions)]
        kept = sum(map(len, LINES[: len(log.actions) + 1])) - 1
        assert bool(log.damages) == (cut not in (kept, kept + 1)), cut


def test_a_damaged_line_costs_only_itself_and_is_named_with_its_place() -> None:
    data = LINES[0] + LINES[1] + LINES[2].replace(b"stanbul", b"stanbal") + LINES[3]
    log = read_log(data, "ana.jsonl")
    assert said(log) == ["w1", "w3"]
    sentence = str(log.damages[0])
    assert sentence.startswith(f"ana.jsonl:3 (byte {len(LINES[0] + LINES[1])}): the checksum does not match")
    assert "the line is kept" in sentence
    assert log.missing == (), "one sentence says enough"


def test_a_line_that_somebody_edited_says_what_it_says_now() -> None:
    edited = LINES[2].replace(b'"PERSON"', b'"STATE"')
    assert edited != LINES[2]
    (damage,) = read_log(LINES[0] + LINES[1] + edited + LINES[3], "ana.jsonl").damages
    assert damage.action is not None
    assert damage.action.id == "w2"
    assert [record.label for record in damage.action.put.values() if isinstance(record, Mention)] == ["STATE"]
    assert damage.crc == f"{zlib.crc32(edited[:-1]):08x}"


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "||||||| 5a4c0e1", "=======", ">>>>>>> a branch of José’s"])
def test_a_mark_that_git_left_is_told_as_what_it_is(mark: str) -> None:
    log = read_log(LINES[0] + LINES[1] + mark.encode() + b"\r\n" + LINES[2], "ana.jsonl")
    assert [action.id for action in log.actions] == ["w1", "w2"]
    assert "git left this mark when it could not merge two copies of the file; delete the line" in str(log.damages[0])
    assert log.missing == ()


def test_lines_that_are_gone_are_missed_by_the_next_one() -> None:
    assert read_log(LINES[0] + LINES[3], "ana.jsonl").missing == (
        "ana.jsonl: all from action 1 to 2 before action 3 is missing; look for a copy of the file that has it, and "
        "put that beside this one under another name",
    )


def test_a_line_that_is_gone_from_one_of_two_merged_branches_is_missed_although_its_number_is_there() -> None:
    branch = chained([HEADER, *(numbered(seq, "v") for seq in (1, 2, 3))])
    assert read_log(b"".join([*LINES, *branch[1:]]), "ana.jsonl").missing == ()
    (sentence,) = read_log(b"".join([*LINES, branch[1], branch[3]]), "ana.jsonl").missing
    assert sentence.startswith("ana.jsonl: what came before action 3 is missing")


def test_the_last_lines_are_missed_where_somebody_has_seen_them() -> None:
    seen = [(3, checksum(LINES[3]))]
    assert read_log(b"".join(LINES), "ana.jsonl", seen).missing == ()
    (sentence,) = read_log(b"".join(LINES[:2]), "ana.jsonl", seen).missing
    assert sentence.startswith("ana.jsonl: action 3, which was saved here, is missing")


def test_repeated_lines_count_once_and_an_id_taken_twice_is_told() -> None:
    other = replace(numbered(2), do="relabel", prev=checksum(LINES[3]))
    log = read_log(b"".join([*LINES, *LINES, encode(other)]), "ana.jsonl")
    assert said(log) == ["w1", "w2", "w3"]
    assert log.clashes == (
        "ana.jsonl: two lines have the id w2 and say different things; the first counts, look at both "
        "and, if the other one was meant, make the change at the desk",
    )


def test_lines_of_the_first_schema_are_missed_by_their_numbers() -> None:
    lines = [encode(replace(HEADER, schema=1)), *map(encode, ACTIONS)]
    assert read_log(b"".join(lines), "ana.jsonl").missing == ()
    (sentence,) = read_log(lines[0] + lines[1] + lines[3], "ana.jsonl").missing
    assert sentence.startswith("ana.jsonl: action 2 before action 3 is missing")


def test_a_number_far_off_is_a_gap_and_costs_no_memory() -> None:
    far = replace(numbered(2**62), prev="00000000")
    log = read_log(LINES[0] + LINES[1] + encode(far), "ana.jsonl")
    assert log.missing[0].startswith(f"ana.jsonl: all from action 2 to {2**62 - 1} before action {2**62} is missing")


def test_a_line_that_is_too_long_is_not_looked_into() -> None:
    long = encode(replace(numbered(2), at="x" * 5_000_000))
    log = read_log(LINES[0] + LINES[1] + 2 * long[:-1] + b"\n" + LINES[2], "ana.jsonl")
    (damage,) = log.damages
    assert "expected at most 4,194,304" in damage.reason
    assert damage.action is None
    assert (damage.line, damage.offset) == (3, len(LINES[0] + LINES[1]))
    assert [action.seq for action in log.actions] == [1, 2]


def test_a_line_nested_without_end_is_damage() -> None:
    body = b'{"seq":1,"x":' + b"[" * 100_000
    with pytest.raises(ValueError, match="not an action of this program"):
        decode(body + b',"crc":"%08x"}' % zlib.crc32(body))


def test_a_checkout_with_other_line_ends_still_reads() -> None:
    data = b"\xef\xbb\xbf" + b"".join(LINES).replace(b"\n", b"\r\n")
    log = read_log(data, "ana.jsonl")
    assert len(log.actions) == 3
    assert log.damages == ()


def test_a_file_that_is_not_ours_is_reported_not_read() -> None:
    log = read_log(b'{"text": "hello"}\n' * 50, "other.jsonl")
    assert [damage.reason for damage in log.damages] == ["no header line was found"], "one sentence says enough"


def test_a_newer_schema_is_known_for_what_it_is() -> None:
    newer = Header(SCHEMA + 1, "p", "ana", "w", "1.0", "9.0")
    assert read_log(encode(newer), "ana.jsonl").newer
    assert not read_log(LINES[0], "ana.jsonl").newer


def test_an_empty_file_is_a_log_without_actions() -> None:
    log = read_log(b"", "ana.jsonl")
    assert (log.header, log.actions, log.damages) == (None, (), ())
