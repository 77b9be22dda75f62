"""A chart's way to files: a drawing, a print, a picture, and the figures in it as rows."""

import csv
import re
from collections.abc import Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import matplotlib
from matplotlib.axes import Axes

from workbench.charts import behind
from workbench.charts.sheet import DPI, figure_of
from workbench.formulas import guarded
from workbench.trouble import Trouble

FORMATS = ("svg", "pdf", "png", "csv")
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no XML may have in it; names are in the drawing as comments beside their outlines."""


def save(ax: Axes, path: str | Path, formats: Sequence[str] = FORMATS) -> tuple[Path, ...]:
    """Write the figure of `ax` as `path`.svg, .pdf and .png, and what it shows as `path`.csv; return where they are.

    The same chart gives the same bytes: no dates, no random ids. Drawing, print and picture carry the figure in words.
    In the CSV file a `'` stands before words that a spreadsheet would run. Folders on the way are made; a file of the
    same name is replaced. Raises Trouble when one of `formats` is none of these four.
    """
    if unknown := [each for each in formats if each not in FORMATS]:
        raise Trouble(f"a figure is not written as {', '.join(unknown)}; choose of {', '.join(FORMATS)}")
    path = Path(path)
    stem = path.with_suffix("") if path.suffix.lower()[1:] in FORMATS else path
    stem.parent.mkdir(parents=True, exist_ok=True)
    files = tuple(stem.with_name(f"{stem.name}.{each}") for each in formats)
    for each, file in zip(formats, files, strict=True):
        file.write_bytes(_rows(ax) if each == "csv" else _drawn(ax, each))
    return files


def _drawn(ax: Axes, format: str) -> bytes:
    words, title = _NO_XML.sub("\N{REPLACEMENT CHARACTER}", behind.told(ax)), behind.title(ax)
    drawing, facts = BytesIO(), _FACTS[format](title, words)
    with matplotlib.rc_context(_SETTINGS):
        figure_of(ax).savefig(drawing, format=format, dpi=DPI, metadata=facts)
    return _described(drawing.getvalue(), title, words) if format == "svg" else drawing.getvalue()


_OURS = ("savefig.", "svg.", "pdf.", "path.", "hatch.", "agg.", "text.")
# those of a notebook are for its own figures
_SETTINGS: dict[Any, Any] = {
    **{name: value for name, value in matplotlib.rcParamsDefault.items() if name.startswith(_OURS)},
    "svg.hashsalt": "workbench",
    "pdf.fonttype": 42,
}
_FACTS: dict[str, Any] = {
    "svg": lambda title, words: {"Date": None, "Creator": None},
    "pdf": lambda title, words: {
        "Title": title, "Subject": words, "Creator": None, "Producer": None, "CreationDate": None,
    },
    "png": lambda title, words: {"Software": None, "Title": _latin(title), "Description": _latin(words)},
}  # fmt: skip


def _latin(words: str) -> str:
    # words of a PNG file are Latin-1
    return words.encode("latin-1", "replace").decode("latin-1")


def _described(drawing: bytes, title: str, words: str) -> bytes:
    """The drawing as a picture with a name and a description, as screen readers look for them."""
    text = _NO_XML.sub("\N{REPLACEMENT CHARACTER}", drawing.decode())
    head, tag, rest = text.partition("<svg ")
    opening, end, body = rest.partition(">")
    told = f"\n <title>{escape(_NO_XML.sub('', title))}</title>\n <desc>{escape(words)}</desc>"
    return f'{head}{tag}role="img" {opening}{end}{told}{body}'.encode()


def _rows(ax: Axes) -> bytes:
    rows, text = behind.values(ax), StringIO()
    written = csv.writer(text, lineterminator="\r\n")
    written.writerow(rows[0] if rows else ["nothing is drawn"])
    written.writerows([_cell(value) for value in row.values()] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: behind.Value) -> behind.Value:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return guarded(value) if isinstance(value, str) else "" if value is None else value
