"""Words that a program might take for a pattern, wherever a person's words are looked for: they are only ever words.

Cox, R. (2007), Regular expression matching can be simple and fast: what grows as two to the power of a text's length
in some programs. Here every search answers, and finds what was typed and nothing else.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec.structs import replace

from tests.builders import an_annotation, an_article
from tests.faults.doors import REGISTRY, RULES
from tests.faults.metric import Metric
from workbench import suggest
from workbench.codebook import Codebook, NamingTerms, codebook_of
from workbench.codebook.lookup import Lookup
from workbench.corpus.regions import regions
from workbench.desk.concordance import search
from workbench.desk.filtering import Wanted, has
from workbench.records import Article, Entity, Topic
from workbench.spans import Span

WORDS = (
    "(a+)+$",
    "^(a|a)*$",
    "(a|aa)+$",
    "([a-zA-Z]+)*!",
    "(a*)*b",
    "(.*)*x",
    ".*.*.*=.*",
    "(?=.*a.*a.*a)b",
    "(?P<x>a)(?P=x)+",
    "(?i)(?s)a.*b",
    "a{1,65000}b",
    "a{,99999}{,99999}",
    "\\1\\2",
    "\\",
    "[a",
    "[[:alpha:]]+",
    "(((((",
    "a)",
    "$^",
    "?a",
    "*(a+)+$*",
    "a" * 400,
    "a " * 200 + "b",
    "a" + " " * 300 + "b",
    "İ" * 50,
    "{0.__class__}",
    "%n%s%99999999s",
)
_SHORT, _LONG, _HEAVY = 1.0, 2.0, 8.0
"""Seconds of a processor for a text of 5,000 signs, for one of 100,000, and for one in which all is said again."""


HEAVY = ("he said ", "; ", "if ", "(AP) — ", "“”", "'", "A.", "…", "(", "$", "“a”", "U.S.-", "word ", "1", " ", "\n")
"""What cost a square of its number once, or might."""


def patterns(number: int) -> Metric:
    """C6: the first so many words, looked for in every place, and a few lines of one thing again and again."""
    slowest, wrong, tried = 0.0, list[str](), 0
    for words in WORDS[:number]:
        for place, seconds, faults in looked_for(words, list(texts(words))):
            tried += 1
            slowest = max(slowest, seconds)
            wrong += [f"{words[:40]!r} as {place}: {fault}" for fault in faults]
    heaviest, slow = heavy(number // 4)
    wrong += slow
    count = f"{len(WORDS[:number])} words, {tried} searches, the slowest {slowest:.2f} s; {heaviest}"
    count = f"{count}, {len(wrong)} faults"
    return Metric("C6", "evil patterns", count, "12 words, < 1 s each, taken as words", not wrong, tuple(wrong))


def texts(words: str) -> Iterator[tuple[str, str, float]]:
    """What a text is, the text, and how long it may take."""
    yield "one word of 5,000 signs", "a" * 4_999 + "!", _SHORT
    yield "the words themselves", f"They said {words} to us all.", _SHORT
    yield "one word of 100,000 signs", "a" * 99_999 + "!", _LONG
    yield "50,000 words", "a " * 49_999 + "!", _LONG
    yield "1,000 lines", ("a" * 98 + "!\n") * 1_000, _LONG


def heavy(number: int) -> tuple[str, list[str]]:
    """How long the slowest of so many lines took, 90,000 signs each, and those that took too long."""
    suggester = suggest.load()
    took = {}
    for sign in HEAVY[:number]:
        text = (sign * 90_000)[:90_000]
        began = time.process_time()
        regions(text)
        suggester(an_article(text))
        took[sign] = time.process_time() - began
    slow = [f"90,000 signs of {sign!r} take {seconds:.1f} s" for sign, seconds in took.items() if seconds > _HEAVY]
    return f"{len(took)} lines of 90,000 signs, the slowest {max(took.values()):.1f} s", slow


def looked_for(words: str, among: Iterable[tuple[str, str, float]]) -> Iterator[tuple[str, float, list[str]]]:
    """Where the words were looked for, the seconds it took, and what went wrong."""
    rules = _codebook(words)
    suggester, lookup = suggest.load(codebook=rules), Lookup(rules)
    readable = any(sign.isalnum() for sign in words)
    yield _timed("a typed name", partial(_names, lookup, words), words, _SHORT, readable)
    for kind, text, allowed in among:
        article, there = an_article(text), words in text
        yield _timed(f"a search in {kind}", partial(_hits, article, words), words, allowed, there and readable)
        yield _timed(f"a filter on {kind}", partial(_listed, article, words), words, allowed, there)
        yield _timed(f"suggestions in {kind}", partial(_suggested, suggester, article), words, allowed, False)


def _names(lookup: Lookup, words: str) -> list[str]:
    return [found.name for found in lookup(words)]


def _hits(article: Article, words: str) -> list[str]:
    return [hit.quote for hit in search([article], {}, words).hits]


def _listed(article: Article, words: str) -> list[str]:
    return [words] if has(article, an_annotation(article), Wanted(words=words)) else []


def _suggested(suggester: suggest.Suggester, article: Article) -> list[str]:
    return [each.quote for each in suggester(article).values() if isinstance(each, Span)]


def _timed(
    place: str, look: Callable[[], list[str]], words: str, allowed: float, there: bool
) -> tuple[str, float, list[str]]:
    began = time.process_time()
    try:
        quotes = look()
    except Exception as error:
        return place, 0, [f"{type(error).__name__}: {error}"]
    took = time.process_time() - began
    faults = [f"took {took:.1f} s"] if took > allowed else []
    faults += sorted({f"found {quote[:60]!r}" for quote in quotes if not _is(quote, words)})
    return place, took, faults + (["not found"] if there and not quotes else [])


def _is(quote: str, words: str) -> bool:
    """Whether the quote is what was typed: blanks count as one, `*` stands for the rest of a word."""
    return " ".join(words.strip("* ").split()).casefold() in " ".join(quote.split()).casefold()


def _codebook(words: str) -> Codebook:
    """The words as another name of an entity, as a term of a topic, and as a naming."""
    rules = codebook_of(RULES, REGISTRY)
    entity = Entity("evil", "ORG", "An innocent name", (words,))
    topic = Topic("topic:evil", "evil", "Whatever.", (words,))
    naming = NamingTerms("negative", "threat", (words,))
    return replace(rules, entities={"evil": entity}, topics={"topic:evil": topic}, naming=(naming,))
