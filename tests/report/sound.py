"""A strict reading of HTML: everything closed in its order, ids once, what is referred to there, cells in step.

Not a validator of the whole standard; it finds what a writer that forgets to escape or to close would do.
"""

from html.parser import HTMLParser

_VOID = frozenset({"meta", "line", "rect", "circle"})
_WITHIN = {
    **{
        "tr": {"thead", "tbody"},
        "th": {"tr"},
        "td": {"tr"},
        "caption": {"table"},
        "li": {"ul"},
        "dt": {"div"},
        "dd": {"div"},
    },
    **{"h2": {"section"}, "section": {"main"}, "figcaption": {"figure"}, "h1": {"main"}, "thead": {"table"}},
}


class Read(HTMLParser):
    """What a document holds; `faults` is empty for a sound one."""

    def __init__(self, document: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.tags: list[str] = []
        self.words: list[str] = []
        self.headings: list[str] = []
        self._open: list[str] = []
        self._ids: list[str] = []
        self._meant: set[str] = set()
        self._cells: list[int] = []
        if not document.startswith("<!doctype html>\n<html lang="):
            self.faults.append("no doctype or no language")
        self.feed(document)
        self.close()
        self._at_the_end()

    # the names of what HTMLParser calls are its own
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        self.tags.append(tag)
        if tag in _WITHIN and (not self._open or self._open[-1] not in _WITHIN[tag]):
            self.faults.append(f"{tag} in {self._open[-1:]}")
        given = dict(attrs)
        if len(given) < len(attrs):
            self.faults.append(f"an attribute twice in {tag}")
        self._ids += [value for name, value in attrs if name == "id" and value]
        self._meant |= {each for name in ("aria-labelledby",) for each in (given.get(name) or "").split()}
        if tag == "tr":
            self._cells.append(0)
        if tag in {"td", "th"}:
            self._cells[-1] += 1
        if tag == "th" and given.get("scope") not in {"row", "col"}:
            self.faults.append("a heading cell without scope")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens and closes at once."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.faults.append(f"{tag} closed at once")

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"{tag} is closed where it is not open")
        if tag == "dt":  # Markdown has no lists of names and values, so it puts a colon between them
            self.words[-1] += ":"
        if tag == "table":
            if len(set(self._cells)) != 1:
                self.faults.append(f"rows of {sorted(set(self._cells))} cells")
            self._cells = []

    def handle_data(self, data: str) -> None:
        """Words."""
        if self._open and self._open[-1] in {"h1", "h2"}:
            self.headings.append(data)
        if not {"svg", "style", "title"} & set(self._open):
            self.words += data.split()

    def _at_the_end(self) -> None:
        if self._open:
            self.faults.append(f"never closed: {self._open}")
        if len(self._ids) != len(set(self._ids)):
            self.faults.append("an id twice")
        if missing := self._meant - set(self._ids):
            self.faults.append(f"nothing is called {sorted(missing)}")
