"""Readings for tests of what is compared: made of words in one sentence, so that tests need no numbers."""

from collections.abc import Mapping

from hypothesis import strategies as st

from tests.builders import a_mention, a_naming, a_span, a_stance, an_article
from workbench.records import Annotation, Article, Mention, Naming, Record, Region, Stance, Status

TEXT = "Turkey and the Free Army reject the Idlib deal, but the rebels in Idlib accept a safe zone."
ARTICLE = an_article(TEXT)
ARTICLES: Mapping[str, Article] = {ARTICLE.id: ARTICLE}


def mention(words: str, label: str = "PERSON", entity: str | None = None, after: str = "") -> Mention:
    return a_mention(TEXT, words, label, entity, after)


def stance(evidence: str = "reject", holder: str = "turkey", target: str = "deal", polarity: str = "oppose") -> Stance:
    return a_stance(TEXT, evidence, holder, target, polarity)


def naming(words: str = "rebels", actor: str = "fsa", valence: str = "neutral", voice: str = "outlet") -> Naming:
    return a_naming(TEXT, words, actor, valence, voice)


def region(words: str) -> Region:
    span = a_span(TEXT, words)
    return Region(span.start, span.end, span.quote, "caption")


def reading(annotator: str, *records: Record, article: Article = ARTICLE, codebook: str = "1.0") -> Annotation:
    """A reading that is done, with its records under ids that tell nothing."""
    named: dict[str, Record] = {f"{annotator}-{number}": record for number, record in enumerate(records)}
    return Annotation(article.id, article.sha256, annotator, {**named, "status": Status("done")}, codebook)


_WORDS = ("Turkey", "Free Army", "Army", "Idlib", "Idlib deal", "deal", "the rebels in Idlib", "rebels", "safe zone")
_ENDS = st.sampled_from(["turkey", "fsa", "deal"])
_RECORDS = st.one_of(
    st.builds(
        mention, st.sampled_from(_WORDS), st.sampled_from(["PERSON", "STATE"]), st.sampled_from([None, "turkey", "fsa"])
    ),
    st.builds(
        stance, st.sampled_from(_WORDS), holder=_ENDS, target=_ENDS, polarity=st.sampled_from(["support", "oppose"])
    ),
    st.builds(naming, st.sampled_from(_WORDS), valence=st.sampled_from(["neutral", "negative"])),
)


def several(least: int = 2, most: int = 4) -> st.SearchStrategy[list[Annotation]]:
    """Readings of the article by several annotators, some of whom say the same thing twice."""
    return st.integers(least, most).flatmap(
        lambda many: st.tuples(*(st.lists(_RECORDS, max_size=9) for _ in range(many))).map(
            lambda said: [reading(f"r{number}", *records) for number, records in enumerate(said)]
        )
    )
