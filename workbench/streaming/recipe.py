"""All that a suggester is made of, as bytes that can be taken elsewhere: so it is the same one wherever it is made.

Nothing in it is ever run: a codebook is two texts, and what was taught are arrays and words.
"""

import hashlib
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from workbench import codebook
from workbench.codebook import read_codebook, registry
from workbench.codebook.migration import in_use
from workbench.inside import contents

if TYPE_CHECKING:
    from workbench.suggest import Suggester

_MOST = 2**24
"""Bytes of a file; what reads it has limits of its own."""


class Recipe(NamedTuple):
    """The spaCy pipeline underneath, the version of what was taught, and the files both come from, by their place."""

    base: str
    taught: str
    files: dict[str, bytes]

    def suggester(self) -> "Suggester":
        """The suggester, made of nothing but this and what is installed. Raises Trouble as `load` does."""
        with TemporaryDirectory() as folder:
            for place, data in self.files.items():
                path = Path(folder, place)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            return load(Path(folder), self.base, self.taught)

    def by(self, suggester: Mapping[str, str]) -> dict[str, str]:
        """What suggestions depend on besides the article: what the suggester says of itself, and a sum of the files."""
        sum_ = hashlib.blake2b(digest_size=8)
        for place, data in sorted(self.files.items()):
            sum_.update(b"%s %d " % (place.encode(), len(data)) + data)
        return {**suggester, "workbench": version("stance-workbench"), "rules": sum_.hexdigest()}


def recipe(rules: Path, base: str = "", taught: str = "") -> Recipe:
    """What the suggester is made of that goes by the codebook in the folder `rules`, and by what was taught there.

    Raises Trouble when a file of it cannot be read.
    """
    from workbench.suggest.teach import shelf

    paths = [path for name in (codebook.FILE, registry.FILE) if (path := rules / name).exists()]
    if taught:
        paths += sorted(path for path in (rules / shelf.FOLDER / taught).iterdir() if not path.name.startswith("."))
    return Recipe(base, taught, {path.relative_to(rules).as_posix(): contents(path, _MOST) for path in paths})


def load(rules: Path, base: str = "", taught: str = "") -> "Suggester":
    """The suggester that goes by the codebook in the folder `rules`, and by what was taught there in this version.

    Raises Trouble when a file cannot be read, or `base` is not installed.
    """
    from workbench import suggest
    from workbench.suggest.encoder import shipped
    from workbench.suggest.teach import shelf

    learned = shelf.read(rules, taught, shipped()) if taught else None
    return suggest.load(base, in_use(read_codebook(rules)), learned)
