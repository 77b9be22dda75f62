"""Made sentences for training where labelled ones are few: armed groups, topics, conditions, negation, nested speech.

From the templates and word lists under `lines/`, with a fixed seed; the same shapes as the labelled sets of a data
folder, so that they are read as one more set (`ent_made.jsonl`, `stance_made.jsonl`). They say nothing about how good
a model is: none is ever measured on them.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import msgspec

from workbench.training.grammar import KINDS, Grammar, Sentence, lines

ENTITIES, PAIRS, SEED = 6000, 4200, 2018
SIGNS = {"+": "support", "-": "oppose", "0": "neutral"}
CLAIM = re.compile(r"([A-Z]+\d)([>=])([A-Z]+\d) ([-+0])")

T = TypeVar("T")
Line = dict[str, Any]
Claim = tuple[str, str, str]
"""Slot of the holder, slot of the target, and the stance between them."""


def entities(count: int = ENTITIES, seed: int = SEED) -> Iterator[Line]:
    """Sentences with every name marked: `id`, `text`, `spans` of `start`, `end` (code points, half-open), `label`.

    One in five is a pair of sentences. Every template comes up about as often as every other.
    """
    rng = Random(seed)
    grammar, templates = Grammar(rng), list(lines("entities.txt"))
    for number in range(count):
        chosen = [_round(templates, number, rng), *(rng.sample(templates, 1) if rng.random() < 0.2 else [])]
        made = _joined([_shown(grammar, template, rng) for template in chosen])
        spans = [{"start": start, "end": end, "label": label} for _, label, start, end in made.names if label]
        yield {"id": f"made-{number}", "text": made.text, "spans": spans, "source": "made"}


def pairs(count: int = PAIRS, seed: int = SEED) -> Iterator[Line]:
    """Marked pairs: `id`, `text`, `holder` and `target` spans, `label`; as many of each label, up to one."""
    rng = Random(seed)
    grammar = Grammar(rng)
    found: dict[str, list[Line]] = {label: [] for label in SIGNS.values()}
    templates = [parted for line in lines("pairs.txt") if (parted := _parted(line))[1]]
    number = 0
    while min(map(len, found.values())) < -(-count // 3):
        template, claims = _round(templates, number, rng)
        made, number = _shown(grammar, _longer(template, rng), rng), number + 1
        for claim in claims:
            found[claim[2]].append(_pair(made, claim))
    kept = [line for lines_ in found.values() for line in rng.sample(lines_, -(-count // 3))][:count]
    rng.shuffle(kept)
    return ({"id": f"made-{number}", **line, "source": "made"} for number, line in enumerate(kept))


def counts() -> dict[str, int]:
    """How many templates, sentences, names of each label and pairs of each stance there are, for the model card."""
    made = {"entity templates": len(list(lines("entities.txt"))), "pair templates": len(list(lines("pairs.txt")))}
    labels = [span["label"] for line in entities() for span in line["spans"]]
    stances = [line["label"] for line in pairs()]
    made |= {"sentences": ENTITIES} | {label: labels.count(label) for label in sorted(set(labels))}
    return made | {"pairs": PAIRS} | {label: stances.count(label) for label in SIGNS.values()}


def write(folder: Path) -> None:
    """Write both sets into a folder, as `workbench.training.sets` reads them."""
    for name, made in (("ent_made", entities()), ("stance_made", pairs())):
        (folder / f"{name}.jsonl").write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in made))


def _round(templates: list[T], number: int, rng: Random) -> T:
    # all templates once, in a new order each round
    if number % len(templates) == 0:
        rng.shuffle(templates)
    return templates[number % len(templates)]


def _shown(grammar: Grammar, template: str, rng: Random) -> Sentence:
    made = grammar.sentence(template.removeprefix("H "))
    if not template.startswith("H ") or rng.random() < 0.4:
        return made
    if len(loud := made.text.upper()) == len(made.text) and rng.random() < 0.1:
        return Sentence(loud, made.names)
    return Sentence(_titled(made.text), made.names)


def _longer(template: str, rng: Random) -> str:
    # as news writes: what is said stands among other things, and other names
    if template.startswith("H ") or rng.random() < 0.5:
        return template
    if template.startswith("<") and rng.random() < 0.5:
        return f"{{head}} {template}"
    return f"{template.removesuffix('.')} {{tail}}." if template.endswith(">.") else template


def _titled(text: str) -> str:
    # as headlines are set; never longer, so that the names stay where they are
    return re.sub(r"(?<![\w’'-])[a-z](?=\w{3})", lambda letter: letter[0].upper(), text)


def _joined(sentences: list[Sentence]) -> Sentence:
    whole = Sentence()
    for each in sentences:
        whole.text += " " if whole.text else ""
        whole.names += [
            (slot, label, len(whole.text) + at, len(whole.text) + end) for slot, label, at, end in each.names
        ]
        whole.text += each.text
    return whole


def _parted(line: str) -> tuple[str, list[Claim]]:
    """The template and what it claims, with the pairs that follow from it."""
    template, _, said = line.partition("::")
    claims: dict[tuple[str, str], str] = {}
    for holder, way, target, sign in CLAIM.findall(said):
        claims[holder, target] = SIGNS[sign]
        if way == "=":
            claims[target, holder] = SIGNS[sign]
    if not template.startswith("! "):
        for holder, target in [pair for pair, stance in claims.items() if stance != "neutral"]:
            if KINDS[target.rstrip("0123456789")] not in ("", "EVENT", "PLACE"):
                claims.setdefault((target, holder), "neutral")
    return template.removeprefix("! ").strip(), [(*pair, stance) for pair, stance in claims.items()]


def _pair(made: Sentence, claim: Claim) -> Line:
    first = {slot: {"start": start, "end": end} for slot, _, start, end in reversed(made.names)}
    return {"text": made.text, "holder": first[claim[0]], "target": first[claim[1]], "label": claim[2]}
