"""One action, one line: how the log is written down and read back.

A line is compact UTF-8 JSON ending in a checksum of the bytes before it, so that a line vouches for itself and
a damaged one costs only itself. The first line of a file is its header. Lines are split at the byte 0x0A
only. Nothing here touches a disk.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

import msgspec
from msgspec import Struct

from workbench.records import Action

SCHEMA = 1
_CHECKSUM = re.compile(rb',"crc":"([0-9a-f]{8})"\}')
_TRAILER = len(b',"crc":"00000000"}')


class Header(Struct, frozen=True, tag_field="log", tag="stance-workbench"):
    """The first line of a file: whose it is, who began it by which rules, and what its offsets count."""

    schema: int
    project: str
    annotator: str
    writer: str
    codebook: str
    tool: str
    offsets: str = "codepoint"


class Damage(Struct, frozen=True):
    """A line that could not be used; it stays in the file. `line` counts from 1, `offset` in bytes."""

    file: str
    line: int
    offset: int
    reason: str

    def __str__(self) -> str:
        """One sentence for the analyst."""
        return (
            f"{self.file}:{self.line} (byte {self.offset}): {self.reason}; "
            "the line is kept but not counted, look at it or restore the file from a copy"
        )


class Log(Struct, frozen=True):
    """What one file says. `missing` and `clashes` are sentences about numbers that are absent or taken twice."""

    header: Header | None
    actions: tuple[Action, ...]
    damages: tuple[Damage, ...] = ()
    missing: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()
    sealed: bool = True
    """Whether the last byte is a line end; if not, the next append starts with one."""

    @property
    def newer(self) -> bool:
        """Whether a later version of this program wrote the file, so that we may only read it."""
        return self.header is not None and self.header.schema > SCHEMA


def encode(entry: Header | Action) -> bytes:
    """The line for a header or an action, checksum and line end included."""
    body = msgspec.json.encode(entry)[:-1]
    return body + b',"crc":"%08x"}\n' % zlib.crc32(body)


def decode(line: bytes) -> Header | Action:
    """What a line (without its line end) says.

    Raises ValueError, with the reason in words, when the line is not whole or not ours.
    """
    checksum = _CHECKSUM.fullmatch(line[-_TRAILER:])
    if not checksum:
        raise ValueError("the line does not end in a checksum, so it was cut short or written by something else")
    # compared as bytes: int() would also accept a damaged digit
    if b"%08x" % zlib.crc32(line[:-_TRAILER]) != checksum[1]:
        raise ValueError("the checksum does not match, so the line was changed after it was written")
    kind: type[Header] | type[Action] = Header if line.startswith(b'{"log":') else Action
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(f"not an action of this program ({error})") from error


def read_log(data: bytes, file: str) -> Log:
    """Everything that the bytes of one file say; `file` is the name to use in sentences."""
    header: Header | None = None
    actions: dict[str, Action] = {}
    damages: list[Damage] = []
    offset = 0
    for number, line in enumerate(data.split(b"\n"), 1):
        try:
            # a checkout with other line ends adds a byte that no writer wrote
            entry = decode(line.removesuffix(b"\r").removeprefix(b"\xef\xbb\xbf")) if line.strip(b"\r") else None
        except ValueError as error:
            damages.append(Damage(file, number, offset, str(error)))
        else:
            if isinstance(entry, Header):
                header = header or entry
            elif entry:
                actions.setdefault(entry.id, entry)
        offset += len(line) + 1
    if data and header is None:
        # of a file that is not ours one sentence says enough
        damages[:] = [Damage(file, 1, 0, "no header line was found"), *(damages if actions else ())]
    missing, clashes = _numbering(actions.values(), file)
    return Log(header, tuple(actions.values()), tuple(damages), missing, clashes, not data or data.endswith(b"\n"))


def _numbering(actions: Iterable[Action], file: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    # lines of two writers may share numbers: two branches of one file that were merged line by line
    lines = Counter((action.writer, action.seq) for action in actions)
    clashes = [
        f"{file}: writer {writer} has {times} different actions numbered {seq}; all are kept, look at both"
        for (writer, seq), times in sorted(lines.items())
        if times > 1
    ]
    gaps = _gaps({seq for _, seq in lines})
    missing = [f"{file}: actions {gaps} are missing; look for a copy of the file that has them"] if gaps else []
    return tuple(missing), tuple(clashes)


def _gaps(numbers: set[int]) -> str:
    # by neighbours: a number far off must not cost a list of all that are before it
    steps = pairwise([0, *sorted(numbers)])
    return ", ".join(str(a + 1) if b == a + 2 else f"{a + 1}-{b - 1}" for a, b in steps if b > a + 1)
