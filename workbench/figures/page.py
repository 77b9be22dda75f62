"""A page that shows a folder of figures, each with its files and with what it tells in words."""

from collections.abc import Iterable
from typing import NamedTuple

from workbench.report.escaped import in_html

_FORBIDDEN = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: file:"
_STYLE = """
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.5rem; color: #1a1a1a; background: #fff;
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; }
figure { margin: 2rem 0; padding-top: 1rem; border-top: 1px solid #bbb; }
img { max-width: 100%; height: auto; }
details { max-width: 46rem; overflow-wrap: anywhere; }
a { color: #0b57a4; }
"""


class Drawn(NamedTuple):
    """One figure that was written: its name, its title, the names of its files, and what it tells in words."""

    name: str
    title: str
    files: tuple[str, ...]
    words: str


def page(title: str, drawn: Iterable[Drawn]) -> str:
    """The page as one HTML 5 document; the pictures lie beside it."""
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_FORBIDDEN}">',
            f"<title>{in_html(title)}</title><style>{_STYLE}</style></head>",
            f'<body><h1 dir="auto">{in_html(title)}</h1>',
            *map(_figure, drawn),
            "</body>",
            "</html>",
            "",
        ]
    )


def _figure(each: Drawn) -> str:
    picture = next((file for file in each.files if file.endswith((".svg", ".png"))), "")
    shown = f'<img src="{in_html(picture)}" alt="{in_html(each.title)}: in words below">' if picture else ""
    links = " · ".join(f'<a href="{in_html(file)}">{in_html(file)}</a>' for file in each.files)
    words = f'<details><summary>In words</summary><p dir="auto">{in_html(each.words)}</p></details>'
    return f'<figure id="{in_html(each.name)}">{shown}<figcaption>{links}{words}</figcaption></figure>'
