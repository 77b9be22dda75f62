"""Bytes → lines of text: decoded once and strictly, a bit at a time, so that no file can fill the memory.

No encoding is guessed and no line end turned.
"""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from workbench.trouble import Trouble

LARGEST_ARTICLE = 8 * 2**20
"""Code points of one article, line or cell (of a text file, bytes); eight times the longest that is worked with."""
_PIECE = 2**20
_UNMARKED = ("utf-16", "utf-8-sig")
"""Codecs that take the byte order mark off themselves."""


def check_encoding(encoding: str | None) -> None:
    """Raises Trouble when `encoding` is not one that Python decodes text by."""
    try:
        b"..".decode(encoding or "utf-8", "replace")
    except LookupError:
        raise Trouble(f"{encoding!r} is not a text encoding; name one such as 'utf-8' or 'windows-1256'") from None


def lines(file: BinaryIO, name: str, encoding: str | None, line_end: str) -> Iterator[str | None]:
    r"""The lines of a file with their ends, without a byte order mark; None for each that is too long to be read.

    Text is UTF-8, or UTF-16 with a byte order mark, unless `encoding` names another. `line_end` is "\n", or "" for any
    of `\n`, `\r\n` and `\r`. Raises Trouble, before the first line, when some byte of the file cannot be decoded.
    """
    tried = _encoding(file, encoding)
    _check(file, name, tried)
    first = True
    with io.TextIOWrapper(file, tried, newline=line_end) as whole_file:
        while line := whole_file.readline(LARGEST_ARTICLE + 1):
            whole = len(line) <= LARGEST_ARTICLE
            while not whole and line and not line.endswith(("\n", "\r")):
                line = whole_file.readline(_PIECE)
            marked = first and tried not in _UNMARKED
            yield (line.removeprefix("\ufeff") if marked else line) if whole else None
            first = False


def text(file: BinaryIO, name: str, encoding: str | None) -> str:
    """All that a file says; otherwise as `lines`."""
    tried = _encoding(file, encoding)
    try:
        decoded = file.read().decode(tried)
    except UnicodeError:
        file.seek(0)
        _check(file, name, tried)  # says where
        raise
    return decoded if tried in _UNMARKED else decoded.removeprefix("\ufeff")


def _encoding(file: BinaryIO, encoding: str | None) -> str:
    marked = file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    file.seek(0)
    return codecs.lookup(encoding or ("utf-16" if marked else "utf-8")).name


def _check(file: BinaryIO, name: str, encoding: str) -> None:
    decoder = codecs.getincrementaldecoder(encoding)()
    passed = 0
    try:
        while piece := file.read(_PIECE):
            passed += len(piece)
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        at = passed - len(error.object) + error.start
        raise Trouble(
            f"{name}: not {encoding} at byte {at} ({error.reason}); save it as UTF-8 or name its encoding when opening"
        ) from None
    except UnicodeError as error:
        raise Trouble(f"{name}: not {encoding} ({error}); save it as UTF-8 or name its encoding when opening") from None
    file.seek(0)
