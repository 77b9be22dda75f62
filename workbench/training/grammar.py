"""Sentences from templates: a line of words, choices and slots becomes a text with its names marked.

`[a|b]` is one of the alternatives, `{key}` one alternative of a list in `lines/*.toml`, and `<A1>` a slot: a name of
kind `A` (see `KINDS`) that is the same wherever the sentence says `<A1>` again. `<A>` is a new name each time.
`<A1.short>` is its acronym, surname or last word, `<A1.bare>` the name without its article, `<A1.quiet>` the name
unmarked (inside a longer one). A leading article never belongs to a name (rule G3 of the codebook).
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from random import Random

# slot → the label its name bears, "" for topics: they can be supported or opposed, and are no names
KINDS = {
    "A": "ARMED_GROUP",
    "AL": "ARMED_GROUP",  # long enough for an acronym
    "AR": "ARMED_GROUP",  # of Arabic words, as many persons' names are
    "AF": "ARMED_GROUP",  # forces of a state
    "P": "PERSON",
    "PR": "PERSON",  # a name that fits a commander
    "O": "ORG",
    "OL": "ORG",
    "OM": "ORG",  # media
    "S": "STATE",
    "C": "STATE",  # a capital that acts
    "L": "PLACE",
    "LW": "PLACE",  # waters and mountains
    "OP": "ORG",  # parties
    "OH": "ORG",  # aid and the United Nations
    "OT": "ORG",  # institutes
    "OG": "ORG",  # ministries
    "E": "EVENT",
    "EA": "EVENT",  # talks and accords
    "EO": "EVENT",  # operations and battles
    "ES": "EVENT",  # without an article
    "N": "NORP",
    "T": "",
}
ALIKE = ({"America", "the U.S.", "the US", "the USA", "the United States"}, {"Congo", "the DRC"}, {"Britain", "the UK"})
"""Names of one country: a sentence has one of them."""
CHOICE = re.compile(r"\[([^\[\]]*)\]")
KEY = re.compile(r"\{(\w+)\}")
SLOT = re.compile(r"<([A-Z]+)(\d*)(?:\.(\w+))?>")
ARTICLE = re.compile(r"(?:the|The) ")
ROOT = files("workbench.training") / "lines"


@dataclass
class Sentence:
    """A text under construction, and where its names are: slot, label and half-open code points."""

    text: str = ""
    names: list[tuple[str, str, int, int]] = field(default_factory=list)

    def add(self, words: str, slot: str = "", label: str | None = None) -> None:
        """Append words; `label` is None for words between names."""
        if words[:1].lower() in "aeiou" and words and self.text.endswith((" a ", " A ")):
            self.text = f"{self.text[:-1]}n "
        if self.text.endswith((". ", "— ", "– ")) and words[:4] == "the ":
            words = f"T{words[1:]}"
        start = len(self.text) + (len(found[0]) if label is not None and (found := ARTICLE.match(words)) else 0)
        self.text += words
        if label is not None:
            self.names.append((slot, label, start, len(self.text)))


def lexicon() -> dict[str, list[str]]:
    """Every list of words by its key."""
    tables = [tomllib.loads((ROOT / name).read_text("utf-8")) for name in ("names.toml", "words.toml")]
    return {
        key: [part.replace("~", " ") for part in map(str.strip, re.split(r"[|\n]", value)) if part]
        for table in tables
        for key, value in table.items()
    }


def lines(name: str) -> Iterator[str]:
    """The templates of `lines/<name>`, without comments and empty lines."""
    for line in (ROOT / name).read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line


class Grammar:
    """Expands templates with the random numbers given."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.words = lexicon()

    def plain(self, pattern: str) -> str:
        """`pattern` with choices and keys replaced until none is left."""
        while found := CHOICE.search(pattern) or KEY.search(pattern):
            among = found[1].split("|") if found[0][0] == "[" else self.words[found[1]]
            pattern = f"{pattern[: found.start()]}{self.rng.choice(among)}{pattern[found.end() :]}"
        return re.sub(r" (?=[,;])", "", re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", pattern))

    def sentence(self, template: str) -> Sentence:
        """One sentence; a slot without a number is a new name each time."""
        made, names, at = Sentence(), dict[str, str](), 0
        template = self.plain(template)
        for found in SLOT.finditer(template):
            made.add(template[at : found.start()])
            kind, number, way = found.groups()
            slot = kind + number
            if slot not in names or not number:
                names[slot] = self._fresh(kind, set(names.values()))
            made.add(_said(names[slot], kind, way), slot, None if way == "quiet" else KINDS[kind])
            at = found.end()
        made.add(template[at:])
        made.text = made.text[:1].upper() + made.text[1:]
        return made

    def _fresh(self, kind: str, taken: set[str]) -> str:
        taken |= {name for alike in ALIKE if alike & taken for name in alike}
        while (name := self.plain(f"{{{kind}}}")) in taken:
            pass
        return self._cased(name) if KINDS[kind] == "ARMED_GROUP" else name

    def _cased(self, name: str) -> str:
        # outlets differ: "Jaysh al-islam", "army of islam"; seldom, so that case still tells
        first, *rest = name.split(" ")
        return " ".join([first, *map(str.lower, rest)]) if self.rng.random() < 0.03 else name


def _said(name: str, kind: str, way: str | None) -> str:
    if way == "short":
        return _short(ARTICLE.sub("", name), kind)
    return ARTICLE.sub("", name) if way == "bare" else name


def _short(name: str, kind: str) -> str:
    if KINDS[kind] == "PERSON":
        return name.rsplit(" ", 1)[-1]
    initials = "".join(word[0] for word in re.split(r"[ -]", name) if word[:1].isupper())
    return initials if len(initials) > 1 else name
