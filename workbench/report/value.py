"""The report as a plain value: sections of paragraphs, lists, tables and one kind of picture.

Two writers put it down, as Markdown and as HTML, so both say the same. All words in it are only ever text.
"""

from msgspec import Struct


class Points(Struct, frozen=True):
    """A list of sentences."""

    items: tuple[str, ...]


class Table(Struct, frozen=True):
    """Rows of cells under a caption. The first column says what a row is about; `words` are columns of running text.

    All other columns are figures. `notes` explain what marks in the cells, such as `(a)`, stand for.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()


class Bar(Struct, frozen=True):
    """One row of a picture: a value between its bounds; without bounds where there is no interval."""

    name: str
    value: float
    interval: tuple[float, float] | None = None


class Picture(Struct, frozen=True):
    """Coefficients with their intervals against the bands in which they are read. `words` say what is to be seen."""

    caption: str
    words: str
    bars: tuple[Bar, ...]


Part = str | Points | Table | Picture
"""A paragraph is its words."""


class Section(Struct, frozen=True):
    """Parts under a heading."""

    title: str
    parts: tuple[Part, ...]


class Report(Struct, frozen=True):
    """All of it; `facts` are name and value, and stand before the first section."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
