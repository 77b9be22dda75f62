"""A line vouches for itself: every flipped bit and every cut is noticed."""

import zlib

import pytest

from tests.builders import a_mention, an_action, an_article
from workbench.log import SCHEMA, Header, decode, encode, read_log
from workbench.records import Action

ARTICLE = an_article("İstanbul\u2028and 👩‍🔬 said “no”")
HEADER = Header(SCHEMA, "p", "ana", "w", "1.0", "0.1.0")


def numbered(seq: int, writer: str = "w") -> Action:
    """An action that puts one mention, with the given number."""
    return an_action(
        ARTICLE, "add", {f"m{seq}": a_mention(ARTICLE.text, "İstanbul")}, seq=seq, writer=writer, id=f"{writer}{seq}"
    )


LINES = [encode(HEADER), *(encode(numbered(seq)) for seq in (1, 2, 3))]


def test_a_line_is_one_line_and_ends_in_its_checksum() -> None:
    line = encode(numbered(1))
    assert line.count(b"\n") == 1
    assert line.endswith(b'"}\n')
    assert decode(line[:-1]) == numbered(1)


def test_a_log_says_what_was_written() -> None:
    log = read_log(b"".join(LINES), "ana.jsonl")
    assert log.header == HEADER
    assert log.actions == (numbered(1), numbered(2), numbered(3))
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
    whole = [numbered(1), numbered(2), numbered(3)]
    for cut in range(1, len(data)):
        log = read_log(data[:cut], "ana.jsonl")
        assert list(log.actions) == whole[: len(log.actions)]
        kept = sum(map(len, LINES[: len(log.actions) + 1])) - 1
        assert bool(log.damages) == (cut not in (kept, kept + 1)), cut
        assert log.sealed is (data[:cut][-1:] == b"\n")


def test_a_damaged_line_costs_only_itself_and_is_named_with_its_place() -> None:
    data = LINES[0] + LINES[1] + LINES[2].replace(b"stanbul", b"stanbal") + LINES[3]
    log = read_log(data, "ana.jsonl")
    assert log.actions == (numbered(1), numbered(3))
    sentence = str(log.damages[0])
    assert sentence.startswith(f"ana.jsonl:3 (byte {len(LINES[0] + LINES[1])}): the checksum does not match")
    assert "the line is kept" in sentence
    assert log.missing == ("ana.jsonl: actions 2 are missing; look for a copy of the file that has them",)


def test_repeated_lines_count_once_and_a_number_taken_twice_is_told() -> None:
    other = an_action(ARTICLE, "add", seq=2, writer="w", id="other")
    log = read_log(b"".join([*LINES, *LINES, encode(other)]), "ana.jsonl")
    assert [action.id for action in log.actions] == ["w1", "w2", "w3", "other"]
    assert log.clashes == ("ana.jsonl: writer w has 2 different actions numbered 2; all are kept, look at both",)


def test_two_branches_of_one_file_merged_line_by_line_are_clean() -> None:
    log = read_log(b"".join([*LINES, encode(numbered(2, "v")), encode(numbered(3, "v"))]), "ana.jsonl")
    assert (len(log.actions), log.missing, log.clashes) == (5, (), ())


def test_a_number_far_off_is_a_gap_and_costs_no_memory() -> None:
    log = read_log(LINES[0] + LINES[1] + encode(numbered(2**62)), "ana.jsonl")
    assert log.missing[0].startswith(f"ana.jsonl: actions 2-{2**62 - 1} are missing")


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
    assert (log.header, log.actions, log.damages, log.sealed) == (None, (), (), True)
