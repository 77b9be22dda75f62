"""The baseline that everybody can make: spaCy's small CNN, trained from scratch on the given sets.

The settings are what `spacy init config --lang en --pipeline ner --optimize efficiency` writes (hashed embeddings,
four convolutions, transition-based parser; Honnibal, 2016), with the number of epochs capped at four. A tenth of the
texts, drawn with a fixed seed, says when to stop. Models are kept under `build/cnn`, by what they were trained on.
"""

import hashlib
import random
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

import spacy
from spacy.cli.init_config import init_config
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import filter_spans

from tests.measure.eval.sets import Name, Names, Passage, words

EPOCHS = 4
WORDS = 1_500_000
"""Words to read in all, where the sets are so small that four epochs would be too few."""
KEPT = Path(__file__).parents[3] / "build" / "cnn"

Finder = Callable[[Sequence[Passage]], Iterable[Collection[Name]]]


def finder(sets: Sequence[Names]) -> Finder:
    """Finds names with a CNN trained on the sets; trains it first where that was not done before (minutes)."""
    kept = KEPT / _key(sets) / "model"
    if not kept.exists():
        _train([each for one in sets for each in one.passages], kept)
    nlp = spacy.load(kept)

    def find(passages: Sequence[Passage]) -> Iterable[Collection[Name]]:
        for parsed in nlp.pipe(each.text for each in passages):
            yield [(each.start_char, each.end_char, each.label_) for each in parsed.ents]

    return find


def _key(sets: Sequence[Names]) -> str:
    told = repr((EPOCHS, spacy.__version__, [(each.text, each.names) for one in sets for each in one.passages]))
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


def _train(passages: list[Passage], kept: Path) -> None:
    folder = kept.parent
    folder.mkdir(parents=True, exist_ok=True)
    random.Random(0).shuffle(passages)
    blank = spacy.blank("en")
    held = len(passages) // 10
    for name, part in (("dev", passages[:held]), ("train", passages[held:])):
        DocBin(docs=(_parsed(blank, each) for each in part)).to_disk(folder / f"{name}.spacy")
    config = init_config(lang="en", pipeline=["ner"], optimize="efficiency", gpu=False)
    config["paths"] |= {name: str(folder / f"{name}.spacy") for name in ("train", "dev")}
    size = words(passages)
    config["training"]["max_epochs"] = max(EPOCHS, min(60, WORDS // max(size, 1)))
    config["training"]["eval_frequency"] = max(10, min(200, size // 400))
    train(init_nlp(config), folder, stdout=sys.stderr)
    (folder / "model-best").rename(kept)  # only now, so that a training cut short is begun anew
    shutil.rmtree(folder / "model-last")


def _parsed(blank: Language, passage: Passage) -> Doc:
    # a name that begins or ends inside a word takes the whole word: the parser labels whole words
    parsed = blank.make_doc(passage.text)
    spans = (parsed.char_span(start, end, group, alignment_mode="expand") for start, end, group in passage.names)
    parsed.set_ents(filter_spans(span for span in spans if span is not None))
    return parsed
