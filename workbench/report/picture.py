"""Coefficients with their intervals, drawn against the bands in which Krippendorff (2019) would have them read."""

from collections.abc import Iterator

from workbench.report.escaped import in_html
from workbench.report.value import Bar, Picture

_WIDTH, _NAMES, _FIGURES, _LINE, _TOP = 720, 170, 56, 19, 24
"""In the picture's own units: all of it, room for names on the left and figures on the right, a row, the band names."""
_BANDS = ((0.667, "do not use", "#e4e4e4"), (0.8, "tentative", "#f1f1f1"), (1.0, "reliable", "#ffffff"))
_INK, _MARK = "#1a1a1a", "#0072b2"


def drawn(picture: Picture, id_: str) -> str:
    """The picture as an SVG element; `id_` names it on its page."""
    lowest = min([0.0, *(bar.interval[0] if bar.interval else bar.value for bar in picture.bars)])
    height = _TOP + _LINE * len(picture.bars) + 24
    return "\n".join(
        [
            f'<svg role="img" aria-labelledby="{id_}-t {id_}-d" viewBox="0 0 {_WIDTH} {height}">',
            f'<title id="{id_}-t">{in_html(picture.caption)}</title>',
            f'<desc id="{id_}-d">{in_html(picture.words)}</desc>',
            *_bands(lowest, height),
            *(line for row, bar in enumerate(picture.bars) for line in _bar(bar, row, lowest)),
            "</svg>",
        ]
    )


def _x(value: float, lowest: float) -> float:
    room = _WIDTH - _NAMES - _FIGURES
    return round(_NAMES + room * (value - lowest) / (1 - lowest), 1)


def _bands(lowest: float, height: int) -> Iterator[str]:
    start, bottom = lowest, height - 20
    for end, name, fill in _BANDS:
        left, right = _x(start, lowest), _x(end, lowest)
        yield _box(left, right, bottom, fill)
        yield _words((left + right) / 2, 14, name, "middle", 11)
        yield _words(right, height - 5, f"{end:g}", "middle", 11)
        start = end
    yield _words(_x(lowest, lowest), height - 5, f"{lowest:.2g}".replace("-", "−"), "middle", 11)


def _bar(bar: Bar, row: int, lowest: float) -> Iterator[str]:
    y = _TOP + _LINE * row + _LINE / 2
    yield _words(_NAMES - 10, y + 4, bar.name, "end", 12)
    if bar.interval:
        ends = [_x(end, lowest) for end in bar.interval]
        yield f'<line x1="{ends[0]}" x2="{ends[1]}" y1="{y}" y2="{y}" stroke="{_MARK}" stroke-width="3"/>'
        yield from (f'<line x1="{x}" x2="{x}" y1="{y - 4}" y2="{y + 4}" stroke="{_MARK}"/>' for x in ends)
    dot = f'cx="{_x(bar.value, lowest)}" cy="{y}" r="4" stroke="{_MARK}" stroke-width="2"'
    yield f'<circle {dot} fill="{_MARK if bar.interval else "#fff"}"/>'
    yield _words(_WIDTH - 4, y + 4, f"{bar.value:.3f}".replace("-", "−"), "end", 12)


def _box(left: float, right: float, bottom: float, fill: str) -> str:
    width = round(right - left, 1)
    return f'<rect x="{left}" y="{_TOP - 6}" width="{width}" height="{bottom - _TOP + 6}" fill="{fill}" stroke="#bbb"/>'


def _words(x: float, y: float, words: str, anchor: str, size: int) -> str:
    place = f'x="{round(x, 1)}" y="{y}" text-anchor="{anchor}" font-size="{size}" fill="{_INK}"'
    return f"<text {place}>{in_html(words)}</text>"
