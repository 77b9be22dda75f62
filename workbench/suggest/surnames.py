"""Whether a surname on the page is the end of somebody else's name: "Rifaat al-Assad" is not the Assad we know.

A capitalised word directly before a surname is a first name, unless it is a title or rank, an adjective of origin,
the first word of its sentence, or the line is a headline that capitalises everything.
"""

import re

TITLE = re.compile(
    r"President|Vice|Premier|Chancellor|King|Queen|Prince|Princess|Emir|Sultan|Sheikh|Shaikh|Sayyed|"
    r"Ayatollah|Imam|Mullah|Caliph|Pope|Minister|Prime|Foreign|Defence|Defense|Interior|Deputy|"
    r"Secretary|Ambassador|Envoy|Senator|Governor|Mayor|Congressman|Congresswoman|General|Gen|Colonel|"
    r"Col|Lieutenant|Lt|Major|Maj|Captain|Capt|Brigadier|Brig|Admiral|Marshal|Field|Commander|"
    r"Sergeant|Chief|Leader|Chairman|Chairwoman|Director|Spokesman|Spokeswoman|Spokesperson|Judge|"
    r"Justice|Doctor|Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Lord|Lady|Mufti|Comrade|Warlord|Dictator|"
    r"Hajji|Hajj|Haji|Presidential|State|Speaker|Representative|Rep|Special|Coordinator|Counterpart|Archbishop|Bishop|"
    r"Cardinal|Rabbi|Patriarch|Pastor|Reverend|Rev|Maulana|Mawlawi|Maulvi|Ustad|Corporal|Inspector|Superintendent"
)
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w’'-]*)(?P<full_stop>\.?)[ \u00a0](?:(?:al|el|bin|ibn|van|de)[- ])?$")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;“”\"‘(\n]|[-–—] )[\s“\"‘(]*$")
_ORIGIN = re.compile(r"(?:ian|ean|ish|ese|can|aeli|iri|aqi|emeni|istani|eiti|tari|wiss|reek|rench|utch|ench|zech|hai)$")
_LONG_WORD = re.compile(r"\b\w{4,}")


def ends_another_name(text: str, start: int) -> bool:
    """Whether the name that begins at `start` is only the surname of a name that began before it."""
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    line = text[max(line_start, start - 100) : start]
    before = _WORD_BEFORE.search(line)
    if before is None or not before["word"][0].isupper() or before["word"].endswith(("’s", "'s")):
        return False
    word = before["word"]
    if TITLE.fullmatch(word) or word.isupper() or _ORIGIN.search(word) or (before["full_stop"] and len(word) > 1):
        return False
    return not _SENTENCE_START.search(line[: before.start()]) and not _headline(text, line_start, start)


def without_title(form: str) -> str:
    """The form without titles and ranks at its beginning, and without a leading "the"."""
    words = form.split(" ")
    while len(words) > 1 and (TITLE.fullmatch(words[0].strip(".")) or words[0].lower() == "the"):
        words = words[1:]
    return " ".join(words)


def _headline(text: str, line_start: int, start: int) -> bool:
    line_end = text.find("\n", start)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    long_words = [] if line.rstrip().endswith(".") else _LONG_WORD.findall(line)
    capitals = [word for word in long_words if word[0].isupper()]
    return 0 < 3 * len(long_words) <= 4 * len(capitals)
