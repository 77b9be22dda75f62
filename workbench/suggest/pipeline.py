"""The spaCy pipeline: any installed one underneath, or a bare English tokenizer, and our own components on top."""

from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from workbench.codebook import Codebook
from workbench.suggest.gazetteer import Gazetteer
from workbench.trouble import Trouble

COMPONENTS = ("workbench_gazetteer",)
_SPLIT_AFTER_STOP = r"(?<=[A-Z]\.)[-–](?=[a-z])"

if not Doc.has_extension("workbench"):
    Doc.set_extension("workbench", default=None)


def build(codebook: Codebook, base: str) -> Language:
    """The pipeline that suggests by the rules of `codebook` on top of `base` (empty: `spacy.blank("en")`).

    Raises Trouble when `base` is not installed.
    """
    nlp = spacy.blank("en") if not base else _installed(base)
    if not base:
        _split_dotted_compounds(nlp)
    for name in COMPONENTS:
        component = cast(Gazetteer, nlp.add_pipe(name))
        component.use(codebook)
    return nlp


def _installed(base: str) -> Language:
    try:
        return spacy.load(base)
    except OSError as error:
        raise Trouble(
            f"the spaCy pipeline {base!r} is not installed here; install it with `python -m spacy download {base}`, "
            'or leave the name empty ("") for the built-in one'
        ) from error


def _split_dotted_compounds(nlp: Language) -> None:
    # spaCy keeps "U.S.-backed" in one piece, which would hide the name in it
    infixes = [*(nlp.Defaults.infixes or ()), _SPLIT_AFTER_STOP]
    cast(Any, nlp.tokenizer).infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
