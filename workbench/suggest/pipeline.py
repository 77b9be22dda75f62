"""The spaCy pipeline: any installed one underneath, or a bare English tokenizer, and our own components on top."""

import importlib.util
import sys
from pathlib import Path
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc

from workbench.codebook import Codebook
from workbench.suggest.collectives import Collectives
from workbench.suggest.cutting import Cutter
from workbench.suggest.encoder import Encoder
from workbench.suggest.finder import Finder
from workbench.suggest.gazetteer import Gazetteer
from workbench.suggest.naming import Namings
from workbench.suggest.stance import Stances, Voices
from workbench.suggest.teach.taught import Taught
from workbench.suggest.underneath import Underneath
from workbench.trouble import Trouble

COMPONENTS = {
    "workbench_gazetteer": Gazetteer,
    "workbench_finder": Finder,
    "workbench_underneath": Underneath,
    "workbench_collectives": Collectives,
    "workbench_voices": Voices,
    "workbench_stance": Stances,
    "workbench_naming": Namings,
}
_SPLIT_AFTER_STOP = r"(?<=[A-Z]\.)[-–](?=[a-z])"

if not Doc.has_extension("workbench"):
    Doc.set_extension("workbench", default=None)
for _name, _component in COMPONENTS.items():
    Language.factory(_name, func=_component)


def build(codebook: Codebook, base: str, encoder: Encoder, taught: Taught) -> Language:
    """The pipeline that suggests by the rules of `codebook`, what `encoder` reads and what was `taught`.

    Names are found by the installed pipeline `base` where one is named, otherwise by the encoder.
    Raises Trouble when `base` is not installed.
    """
    nlp = _installed(base) if base else _bare()
    if isinstance(nlp.tokenizer, Tokenizer):  # other languages have others, which cut by meaning
        nlp.tokenizer = Cutter(nlp.tokenizer)
    known = taught.known(codebook)
    for name in COMPONENTS:
        if name == ("workbench_finder" if base else "workbench_underneath"):
            continue
        component = nlp.add_pipe(name)
        if isinstance(component, Finder):
            component.use(known, encoder, taught)
        elif isinstance(component, Underneath):
            component.use(known, taught)
        elif isinstance(component, Voices):
            component.use(known, encoder)
        elif isinstance(component, Stances):
            component.use(known, encoder, taught)
        elif isinstance(component, Gazetteer):
            component.use(known, taught.unlinked)
        elif isinstance(component, Collectives | Namings):
            component.use(known)
    return nlp


def _installed(base: str) -> Language:
    """The pipeline in the folder `base`, where a path is written, or else in the installed package of that name."""
    if not Path(base).is_absolute() and Path(base).name == base and not _is_installed(base):
        raise Trouble(
            f"the spaCy pipeline {base!r} is not installed here; install it with `python -m spacy download {base}`, "
            'or leave the name empty ("") for the built-in one'
        )
    try:
        return spacy.load(base)
    except Exception as error:  # whatever is in a package of somebody else's
        raise Trouble(f"the spaCy pipeline {base!r} cannot be loaded ({error}); install it again") from error


def _is_installed(name: str) -> bool:
    """Whether `name` is a package that was installed, and not a folder that lies where the work is done."""
    try:
        found = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return False
    return bool(found and found.origin) and Path(str(found and found.origin)).resolve().parents[1] != Path.cwd()


def _bare() -> Language:
    nlp = spacy.blank("en")
    nlp.max_length = sys.maxsize  # spaCy's limit is for parsers; this only cuts words, and a text may be a book
    # spaCy keeps "U.S.-backed" in one piece, which would hide the name in it
    infixes = [*(nlp.Defaults.infixes or ()), _SPLIT_AFTER_STOP]
    cast(Any, nlp.tokenizer).infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    return nlp
