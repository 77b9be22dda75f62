"""How sentences for people count things, and how they quote words that may be long or stand on several lines."""

import re
from collections.abc import Sequence

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def counted(number: int, what: str) -> str:
    """A number with its noun, which takes an s in the plural: `1 record`, `3 records`."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def some(names: Sequence[str], most: int = 5) -> str:
    """The first of many names, and how many more there are: `a, b and 3 more`."""
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def quoted(words: str, longest: int) -> str:
    """The words between quotation marks, in one line of at most `longest` code points; a cut is marked."""
    line = " ".join(words.split())
    return f"“{line if len(line) <= longest else f'{line[: longest - 1].rstrip()}…'}”"


def uncounted(damaged: int, missing: int) -> str:
    """The sentence on what of the logs stands in no figure; empty when all of it does."""
    parts = [f"{counted(damaged, 'damaged line')} not counted"] if damaged else []
    parts += [f"actions missing in {counted(missing, 'place')}"] if missing else []
    return f"{', '.join(parts)}; `workbench check` says where" if parts else ""


def visible(words: str) -> str:
    """The words with signs that could steer a terminal, or turn what stands around them, as their numbers."""
    return _STEERING.sub(lambda sign: f"<U+{ord(sign[0]):04X}>", words)
