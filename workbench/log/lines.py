"""One action, one line: how the log is written down and read back.

A line is compact UTF-8 JSON ending in a checksum of the bytes before it, so that a line vouches for itself and
a damaged one costs only itself; it names the checksum of the line before it, so that a line that is gone is missed.
Whoever begins to write begins with a header. Lines are split at the byte 0x0A only. Nothing here touches a disk.
"""

import io
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, TypeVar

import msgspec
from msgspec import Struct

from workbench.log import chain
from workbench.log.clashes import once
from workbench.log.entries import Entry
from workbench.log.lifting import NEWEST, Line, lifted
from workbench.records import Action

SCHEMA = NEWEST
LONGEST = 4 * 2**20
"""Bytes; a longer line is not looked into."""
_PIECE = LONGEST + 8
_CHECKSUM = re.compile(rb',"crc":"([0-9a-f]{8})"\}')
_TRAILER = len(b',"crc":"00000000"}')
_BOM = b"\xef\xbb\xbf"
_MARK = re.compile(rb"([<|=>])\1{6}( .*)?")
_CONFLICT = "git left this mark when it could not merge two copies of the file"


class Header(Struct, frozen=True, tag_field="log", tag="stance-workbench"):
    """The first line of a file and of each session in it: whose it is, who writes by what rules, what offsets count."""

    schema: int
    project: str
    annotator: str
    writer: str
    codebook: str
    tool: str
    offsets: str = "codepoint"


class Damage(Struct, frozen=True):
    """A line that could not be used; it stays in the file. `line` counts from 1, `offset` in bytes.

    `crc` is the checksum of the line's bytes as they are. `action` is what it says where it can still be read, as
    after somebody edited it: it counts once an action that `accepts` this checksum is in a log.
    """

    file: str
    line: int
    offset: int
    reason: str
    crc: str = ""
    action: Action | None = None

    def __str__(self) -> str:
        """One sentence for the analyst."""
        then = (
            "delete the line, what stands around it counts"
            if self.reason == _CONFLICT
            else "the line is kept but not counted, look for a copy of the file that has it whole and put that beside "
            "this one under another name; then delete the line, and if anything is missing still, that is said"
        )
        return f"{self.file}:{self.line} (byte {self.offset}): {self.reason}; {then}"


class Log(Struct, frozen=True):
    """What one file says. `gaps` are where lines of it are gone, `clashes` sentences about lines that contradict.

    `accepted` are the checksums of damaged lines for which actions stand, and `elsewhere` the ids of parents that are
    not in the file. `checksums` are those of its lines, with blanks between them, which takes little memory.
    """

    header: Header | None
    entries: tuple[Entry, ...]
    damages: tuple[Damage, ...] = ()
    gaps: tuple[chain.Gap, ...] = ()
    clashes: tuple[str, ...] = ()
    accepted: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
    checksums: str = ""

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions that were kept whole: all, where the file was not read at a glance."""
        return tuple(each for each in self.entries if isinstance(each, Action))

    @property
    def missing(self) -> tuple[str, ...]:
        """One sentence for each gap."""
        return tuple(gap.sentence for gap in self.gaps)

    @property
    def newer(self) -> bool:
        """Whether a later version of this program wrote the file, so that we may only read it."""
        return self.header is not None and self.header.schema > SCHEMA


_Entry = TypeVar("_Entry")
_HEADER = msgspec.json.Decoder(Header)
_ACTION = msgspec.json.Decoder(Action)


def encode(entry: Header | Action) -> bytes:
    """The line for a header or an action, checksum and line end included.

    Raises ValueError when a string holds half a character (a lone surrogate), which no file can.
    """
    body = msgspec.json.encode(entry)[:-1]
    return body + b',"crc":"%08x"}\n' % zlib.crc32(body)


def checksum(line: bytes) -> str:
    """The checksum that a line ends in; its line end need not be there any more."""
    return line.rstrip(b"\n")[-10:-2].decode()


def decode(line: bytes) -> Header | Action:
    """What a line (without its line end) says.

    Raises ValueError, with the reason in words, when the line is not whole or not ours.
    """
    return decode_as(line, _ACTION)


def decode_as(line: bytes, actions: msgspec.json.Decoder[_Entry]) -> Header | _Entry:
    """What a line says, where of an action only that is wanted which `actions` decodes; otherwise as `decode`."""
    if len(line) > LONGEST:
        raise ValueError(f"the line is too long to be looked into, expected at most {LONGEST:,} bytes")
    # compared as bytes: int() would also accept a damaged digit
    if line[-_TRAILER:] != b',"crc":"%08x"}' % zlib.crc32(line[:-_TRAILER]):
        if _CHECKSUM.fullmatch(line[-_TRAILER:]):
            raise ValueError("the checksum does not match, so the line was changed after it was written")
        if _MARK.fullmatch(line):
            raise ValueError(_CONFLICT)
        raise ValueError("the line does not end in a checksum, so it was cut short or written by something else")
    try:
        return _HEADER.decode(line) if line.startswith(b'{"log":') else actions.decode(line)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(f"not an action of this program ({error})") from error


def lines_in(data: bytes | BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """Number, counted from 1, byte offset and bytes of each line that is not empty, as a writer left them.

    A file is read line by line from where it stands, and offsets count from there. Of a line that is too long to be
    looked into the middle is left out, for it may be as long as the disk is large.
    """
    file = io.BytesIO(data) if isinstance(data, bytes) else data
    start = number = 0
    while raw := file.readline(_PIECE):
        number, length = number + 1, len(raw)
        first = raw
        while not raw.endswith(b"\n") and (more := file.readline(_PIECE)):
            raw, length = first + more, length + len(more)
        # a checkout with other line ends, or an editor, adds bytes that no writer wrote
        if line := raw.removesuffix(b"\n").removesuffix(b"\r").removeprefix(_BOM):
            yield number, start, line
        start += length


def read_log(
    data: bytes | BinaryIO,
    file: str,
    seen: Iterable[tuple[int, str]] = (),
    kept: Callable[[Action, int], Entry] = lambda action, _: action,
    whole: Callable[[Entry], Action] = lambda entry: entry,  # type: ignore[assignment,return-value]
) -> Log:
    """Everything that the bytes of one file say; `file` is the name to use in sentences.

    `seen` are number and checksum of lines that were in the file once, as a witness says. `kept` makes of an action,
    and of the byte at which its line begins, what the log has of it, and `whole` makes the action of that again.
    """
    found = _Found(file, kept)
    for number, offset, raw in lines_in(data):
        found.take(number, offset, raw)
    if found.header is None and (data if isinstance(data, bytes) else data.tell()):
        # of a file that is not ours one sentence says enough
        found.damages[:] = [Damage(file, 1, 0, "no header line was found"), *(found.damages if found.lines else ())]
    return found.log(seen, whole)


class _Found:
    """What the lines of a file say, taken in one after the other."""

    def __init__(self, file: str, kept: Callable[[Action, int], Entry]) -> None:
        self.header: Header | None = None
        self.lines: list[Line] = []
        self.damages: list[Damage] = []
        self._file, self._kept = file, kept
        self._checksums: set[str] = set()
        self._ids: set[str] = set()
        self._parents: set[str] = set()
        self._accepted: set[str] = set()
        self._damaged = False  # whether the line just before was

    def take(self, number: int, offset: int, raw: bytes) -> None:
        try:
            entry = decode(raw)
        except ValueError as error:
            self.damages.append(_damage(self._file, number, offset, raw, str(error)))
            if found := _CHECKSUM.fullmatch(raw[-_TRAILER:]):
                self._checksums.add(found[1].decode())  # of a line that was edited: the next one follows what it was
            self._damaged = True
            return
        crc = checksum(raw)
        self._checksums.add(crc)
        if isinstance(entry, Header):
            self.header = self.header or entry
        else:
            self._ids.add(entry.id)
            self._parents.update(each for each in entry.parents if each not in self._ids)
            self._accepted.add(entry.accepts)
            self.lines.append(Line(crc, self._kept(entry, offset), self._damaged))
        self._damaged = False

    def log(self, seen: Iterable[tuple[int, str]], whole: Callable[[Entry], Action]) -> Log:
        lines = lifted(self.lines, self.header.schema if self.header else SCHEMA)
        checksums, file = self._checksums, self._file
        gaps = (*chain.missing(lines, checksums, file), *chain.unseen(seen, checksums, file))
        entries, clashes = tuple(line.action for line in lines), tuple[str, ...]()
        if len(self._ids) < len(entries):
            entries, clashes = once(entries, file, whole)
        accepted, elsewhere = frozenset(self._accepted - {""}), frozenset(self._parents - self._ids)
        there = " ".join(checksums)
        return Log(self.header, entries, tuple(self.damages), gaps, clashes, accepted, elsewhere, there)


def _damage(file: str, number: int, offset: int, raw: bytes, reason: str) -> Damage:
    try:
        action = _ACTION.decode(raw) if len(raw) <= LONGEST else None
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        action = None
    return Damage(file, number, offset, reason, f"{zlib.crc32(raw):08x}", action)
