"""How words are set: in which fonts, how wide they are, and what becomes of signs that no font has.

Names come from articles and registries, in any script. DejaVu Sans, which comes with matplotlib, is first, so that a
figure looks the same everywhere; fonts for other scripts follow where the machine has them. A sign that none has is a
quiet box, for nobody reads a warning under a cell. Files of rows and the figure in words keep every name as it is.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties, findfont, fontManager
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.text import Text
from matplotlib.ticker import FixedFormatter

from workbench.charts import style

BOX = "\N{WHITE SQUARE}"
_FIRST = "DejaVu Sans"
_OTHERS = (
    *("Noto Sans Arabic", "Noto Naskh Arabic", "Noto Sans Hebrew", "Noto Sans CJK SC", "Noto Sans CJK JP"),
    *("Noto Sans Devanagari", "Noto Sans Thai", "Noto Emoji", "WenQuanYi Zen Hei", "IPAexGothic"),
    *("Segoe UI", "Segoe UI Symbol", "Microsoft YaHei", "MS Gothic", "Malgun Gothic", "Nirmala UI"),
    *("PingFang SC", "Hiragino Sans", "Heiti TC", "Apple SD Gothic Neo", "Arial Unicode MS"),
)
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_EM = 1000
"""Size in which letters are measured once; their width grows with the size."""
_LABEL = 8.5
"""Size in which names are set, mostly."""
_AVERAGE = 0.55
"""Width of an average letter, as a share of the size."""


@cache
def families() -> tuple[str, ...]:
    """The fonts that words are set in: of each letter, the first that has it."""
    known = set(fontManager.get_font_names())
    return (_FIRST, *(name for name in _OTHERS if name in known))


def drawable(words: str) -> str:
    """The words without signs that only steer (direction, bells); a box for each run of signs that no font has."""
    if words.isascii() and (words.isprintable() or words.replace("\n", "").isprintable()):
        return words
    kept = "".join(char for char in words if char == "\n" or char in _JOINERS or not _steers(char))
    boxed = "".join(char if char == "\n" or char in _JOINERS or _font_of(char) else BOX for char in kept)
    return re.sub(f"{BOX}[{BOX}{_JOINERS}]*", BOX, boxed)


def inches(words: str, size: float, weight: str = "normal") -> float:
    """About how wide a line of words is in letters of `size` points; joined scripts are a little narrower."""
    # drawn, letters are set on whole dots and a little wider
    bold = 1.13 if weight == "bold" else 1.01
    return sum(map(_advance, words)) * size * bold / 72


def short(name: str, width: int, lines: int = 1) -> str:
    """A name on at most so many lines, each no wider than `width` average letters, broken between words where it can.

    What is left over is cut, with an ellipsis. On a sheet of limited width a name takes a third of it at most.
    """
    third = style.now().width / 3 / style.size(_LABEL)
    room = min(width * _AVERAGE / 72, third) if third else width * _AVERAGE / 72
    found = wrapped(name, room, 1)
    if len(found) <= lines:
        return "\n".join(found)
    last, room = found[lines - 1], room - inches(" …", 1)
    if inches(last, 1) > room:
        fitting = next(iter(_broken(last, room)))
        last = fitting.rsplit(" ", 1)[0] if " " in fitting else fitting
    return "\n".join([*found[: lines - 1], f"{last} …"])


def wrapped(words: str, width: float, size: float, weight: str = "normal") -> list[str]:
    """The lines of words that are no wider than `width` inches; a word is broken where it has no room on one."""
    found: list[str] = []
    # a no-break space keeps what it joins on one line
    for word in re.split(r"[^\S\N{NO-BREAK SPACE}]+", drawable(words).strip()):
        joined = f"{found[-1]} {word}" if found else word
        if found and inches(joined, size, weight) <= width:
            found[-1] = joined
        else:
            found.extend(_broken(word, width, size, weight) if word else ())
    return found


def lettered(ax: Axes) -> None:
    """Set all words on these axes in the fonts of the house, and so that each of their signs can be drawn."""
    for axis in (ax.xaxis, ax.yaxis):
        formatter = axis.get_major_formatter()
        if isinstance(formatter, FixedFormatter):
            formatter.seq = [drawable(label) for label in formatter.seq]
    for text in ax.findobj(Text):
        if isinstance(text, Text):
            text.set_fontfamily([*families()])
            text.set_usetex(False)
            if text.get_text() and (words := drawable(text.get_text())) != text.get_text():
                text.set_text(words)


def _broken(word: str, width: float, size: float = 1, weight: str = "normal") -> Iterator[str]:
    part = ""
    for char in word:
        if part and inches(part + char, size, weight) > width:
            yield part
            part = ""
        part += char
    yield part


@cache
def _steers(char: str) -> bool:
    kind = unicodedata.category(char)
    return kind in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} or "VARIATION SELECTOR" in unicodedata.name(char, "")


@cache
def _font_of(char: str) -> FT2Font | None:
    return next((font for font in _fonts() if font.get_char_index(ord(char))), None)


@cache
def _fonts() -> tuple[FT2Font, ...]:
    return tuple(FT2Font(findfont(FontProperties(family=name))) for name in families())  # type: ignore[arg-type]


@cache
def _advance(char: str) -> float:
    """The width of a letter as a share of the size; of one that is drawn over another, none."""
    font = _font_of(char)
    if font is None or char in _JOINERS or unicodedata.combining(char):
        return 0.0 if char in _JOINERS or unicodedata.combining(char) else 1.0
    font.set_size(_EM, 72)
    return float(font.load_char(ord(char), flags=LoadFlags.NO_HINTING).linearHoriAdvance) / 65536 / _EM


def widest(labels: Iterable[str], size: float) -> float:
    """The width in inches of the widest line among the labels."""
    return max((inches(line, size) for label in labels for line in label.splitlines()), default=0.0)
