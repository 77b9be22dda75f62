"""What the workbench has to be better than, as suggesters: each proposes records for an article."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import spacy

from tests.measure.eval import cnn
from tests.measure.eval.reference import Suggested, Suggester
from tests.measure.eval.sets import Passage
from workbench import suggest
from workbench.codebook import Codebook
from workbench.records import READ_REGIONS, Article, Mention, Stance
from workbench.spans import span_at
from workbench.suggest.clauses import sentences
from workbench.suggest.encoder import Encoder, Floats, Judged, Place
from workbench.suggest.gazetteer import Gazetteer
from workbench.suggest.pieces import Window
from workbench.suggest.reading import open_reading, reading_of


def gazetteer(codebook: Codebook) -> Suggester:
    """Names of the registry and nothing else."""
    nlp = spacy.blank("en")
    component = Gazetteer(nlp, "gazetteer")
    component.use(codebook)

    def suggests(article: Article) -> dict[str, Suggested]:
        parsed = nlp.make_doc(article.text)
        parsed._.workbench = open_reading(article)
        return {str(at): mention for at, mention in enumerate(reading_of(component(parsed)).mentions)}

    return suggests


def majority(codebook: Codebook) -> Suggester:
    """Of two names of the registry that follow each other in a sentence, the first opposes the second.

    Opposition is the commonest polarity in news about conflict.
    """
    named = gazetteer(codebook)

    def suggests(article: Article) -> dict[str, Suggested]:
        mentions = [each for each in named(article).values() if isinstance(each, Mention)]
        stances: dict[str, Suggested] = {}
        for start, end in _sentences(article):
            inside = [each for each in mentions if start <= each.start and each.end <= end]
            for holder, target in pairwise(inside):
                if holder.entity != target.entity:
                    shown = span_at(article.text, start, end)
                    said = Stance(holder.entity, target.entity, "oppose", "outlet", shown)
                    stances[f"{holder.start}-{target.start}"] = said
        return stances

    return suggests


def lexicon(codebook: Codebook) -> Suggester:
    """All rules of the pipeline, with an encoder that has nothing to say."""
    return suggest.Suggester(codebook, encoder=Mute())


class Mute(Encoder):
    """An encoder that names nothing, finds any stance as likely as any other, and nothing alike."""

    name, version, tags = "none", "0", ("O",)

    def __init__(self) -> None:
        """There is nothing to open."""

    def windows(self, text: str, start: int, end: int) -> Iterator[Window]:
        """None."""
        return iter(())

    def stance(self, text: str, holder: Place | None, target: Place) -> Judged:
        """No leaning."""
        return Judged(np.zeros(3, np.float32), np.zeros(256, np.float32))

    def meaning(self, words: str) -> Floats:
        """As far from everything as can be."""
        return np.zeros(384, np.float32)


def _sentences(article: Article) -> list[tuple[int, int]]:
    regions = [each for each in article.regions if each.type in READ_REGIONS]
    return [bounds for region in regions for bounds in sentences(article.text, region.start, region.end)]


def network(find: cnn.Finder) -> Suggester:
    """Names that a CNN finds; it tells no state from a place and no armed group from an organisation."""

    def suggests(article: Article) -> dict[str, Suggested]:
        (found,) = find([Passage(article.id, article.text, (), ())])
        return {
            str(at): Mention(start, end, article.text[start:end], group, None)
            for at, (start, end, group) in enumerate(found)
        }

    return suggests
