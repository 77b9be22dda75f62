"""spaCy without its command line, which it imports for one function and which takes half of its start-up time.

Placeholders stand in for `spacy.cli` while spaCy is imported and are gone afterwards, so that whoever wants the command
line in the same process (`spacy.cli.download`) gets the real one, and `spacy.info` still tells what it always told.
"""

import importlib
import sys
from types import ModuleType
from typing import Any

_PACKAGE, _MODULE = "spacy.cli", "spacy.cli.info"


def import_spacy() -> None:
    """Import spaCy, unless it is there already, without importing its command line."""
    if "spacy" in sys.modules:
        return
    package, module = ModuleType(_PACKAGE), ModuleType(_MODULE)
    package.__path__ = []
    module.info = _info  # type: ignore[attr-defined]
    sys.modules.update({_PACKAGE: package, _MODULE: module})
    try:
        importlib.import_module("spacy")
    finally:
        del sys.modules[_PACKAGE], sys.modules[_MODULE]


def _info(*arguments: Any, **options: Any) -> Any:
    return importlib.import_module(_MODULE).info(*arguments, **options)
