"""The places that the desk would label alike, as its preview shows them: words before, there and after."""

from collections.abc import Sequence

from workbench.spans import Span

PREVIEW = """() => new Promise((done) => {
    const look = (left) => {
        const rows = [...document.querySelectorAll(".sw-preview .sw-kwic")];
        if (rows.length || !left) done(rows.map((row) => [...row.children].map((each) => each.textContent)));
        else setTimeout(() => look(left - 1), 20);
    };
    look(50);
})"""


def shows(row: Sequence[str], span: Span, text: str) -> bool:
    """Whether a row is about the place of `span`: by letters, since white space and cuts are drawn in their own way."""
    before, quote, after = map(_letters, row)
    around = 2 * sum(map(len, row))
    ends = _letters(text[max(0, span.start - around) : span.start]).endswith(before)
    begins = _letters(text[span.end : span.end + around]).startswith(after)
    return quote == _letters(span.quote) and ends and begins


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))
