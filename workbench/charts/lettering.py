"""How words are set: in which fonts, how wide they are, and what becomes of signs that no font has.

Names come from articles and registries, in any script. DejaVu Sans, which comes with matplotlib, is first, so that a
figure looks the same everywhere; fonts for other scripts follow where the machine has them. A sign that none has is a
quiet box, for nobody reads a warning under a cell. Files of rows and the figure in words keep every name as it is.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
    room = _room(width)
    found = wrapped(name, room, 1)
    if len(found) <= lines:
        return "\n".join(found)
    last = _whole_words(next(_broken(found[lines - 1], room - inches(" …", 1))), found[lines - 1])
    return "\n".join([*found[: lines - 1], f"{last} …"])


def apart(names: Sequence[str], width: int, lines: int = 1) -> list[str]:
    """Names as `short` makes them; of those that would look alike then, beginning and end."""
    found = [short(name, width, lines) for name in names]
    times = Counter(found)
    return [cut if times[cut] == 1 else _ended(name, width, lines) for name, cut in zip(names, found, strict=True)]


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


def _room(width: int) -> float:
    third = style.now().width / 3 / style.size(_LABEL)
    return min(width * _AVERAGE / 72, third) if third else width * _AVERAGE / 72


def _ended(name: str, width: int, lines: int) -> str:
    """The beginning of a name and, on its last line, its end."""
    room = _room(width)
    found = wrapped(name, room, 1)
    if len(found) <= lines:
        return "\n".join(found)
    backwards = " ".join(found)[::-1]
    half = room - inches("… ", 1) if lines > 1 else room / 2 - inches(" … ", 1)
    end = _whole_words(next(_broken(backwards, half)), backwards)[::-1]
    if lines == 1:
        return f"{_whole_words(next(_broken(found[0], room / 2)), found[0])} … {end}"
    return "\n".join([*found[: lines - 1], f"… {end}"])


def _whole_words(part: str, of: str) -> str:
    """The beginning of words without the one that is cut in it, where it is not all there is."""
    return part.rsplit(" ", 1)[0] if " " in part and part != of else part


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
    return tuple(FT2Font(findfont(FontProperties(family=name))) for name in families())


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
