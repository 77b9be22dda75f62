"""Which spellings on the page may stand for a form in the registry.

Capitals carry meaning in names ("US" and "us", "Hama" and the word in another language), so matching ignores case
only to find candidates; here each candidate is held against the form as the registry writes it.
"""

import re

_APOSTROPHES = str.maketrans("’ʼ‘`", "''''")
_ARTICLES = frozenset({"al", "el", "as", "ash", "an", "ar", "ad", "at", "az"})
_ALSO_WORDS = frozenset({"US", "IS", "IT", "WHO", "TIP"})
_WORD = re.compile(r"\w+|[^\w\s]+")
ACRONYM_LENGTH = 6
_MUST_SHOUT = 4


def plain(form: str) -> str:
    """The form with one kind of apostrophe and single spaces: for comparing, never for finding offsets."""
    return " ".join(form.translate(_APOSTROPHES).split())


def is_acronym(form: str) -> bool:
    """Whether the form is written in capitals throughout and is short: `HTS`, `U.S.`, `CJTF-OIR` is not."""
    letters = [letter for letter in form if letter.isalpha()]
    return len(letters) <= ACRONYM_LENGTH and bool(letters) and all(letter.isupper() for letter in letters)


def variants(form: str) -> set[str]:
    """The form itself, with either apostrophe, and with the Arabic article joined by hyphen or by space."""
    found = {form, re.sub(r"\b([Aa][lnrsdtz]h?|[Ee]l)-(?=\w)", r"\1 ", form)}
    return found | {each.translate(_APOSTROPHES) for each in found} | {re.sub(r"['ʼ]", "’", each) for each in found}


def allowed(surface: str, form: str, shouting: bool) -> bool:
    """Whether `surface` may be `form` as far as capitals go.

    More capitals at the beginnings of words are allowed ("Syrian Army"), and a whole name in capitals; fewer capitals
    are not, but for the Arabic article. Acronyms must be exact, and in a line that is all capitals (`shouting`) those
    that are also English words are left alone.
    """
    if is_acronym(form):
        return plain(surface) == plain(form) and not (shouting and form in _ALSO_WORDS)
    if surface.isupper() and any(letter.islower() for letter in form):
        return shouting or len(surface) > _MUST_SHOUT
    found, wanted = _WORD.findall(plain(surface)), [word for word in _WORD.findall(plain(form)) if word != "-"]
    found = [word for word in found if word != "-"]
    return len(found) == len(wanted) and all(map(_same_word, found, wanted))


def _same_word(found: str, wanted: str) -> bool:
    if found == wanted or (found.lower() == wanted.lower() and found.lower() in _ARTICLES):
        return True
    return found[1:] == wanted[1:] and found[0].lower() == wanted[0] and found[0].isupper()
