"""The model card: what a model is, what it was made from and what it gets right, written when it is made."""

import platform
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from string import Template

from workbench.training import templates
from workbench.training.sets import Pair, Passage


def write_card(folder: Path, facts: Mapping[str, object]) -> None:
    """Write `README.md` into a model folder. Raises KeyError when a fact of the template is missing."""
    template = Template((Path(__file__).parent / "card.md").read_text(encoding="utf-8"))
    size = f"{(folder / 'model.onnx').stat().st_size / 1e6:.1f}"
    made = ", ".join(f"{count:,} {kind}" for kind, count in templates.counts().items())
    text = template.substitute(facts, size=size, made=made, machine=platform.processor() or platform.machine())
    (folder / "README.md").write_text(text, encoding="utf-8")


def sets_table(passages: Iterable[Passage], pairs: Iterable[Pair]) -> str:
    """What was taken of each set, as a table in Markdown."""
    texts, names, marked = Counter[str](), Counter[str](), Counter[str]()
    for passage in passages:
        texts[passage.origin] += 1
        names[passage.origin] += len(passage.spans)
    marked.update(pair.origin for pair in pairs)
    rows = [f"| {each} | {texts[each]:,} | {names[each]:,} | {marked[each]:,} |" for each in sorted({*texts, *marked})]
    return "\n".join(["| set | passages | names | pairs |", "|---|---|---|---|", *rows])


def dev_table(figures: Mapping[str, Mapping[str, float]]) -> str:
    """Exact F1 by set, as a table in Markdown."""
    rows = [
        f"| {name} | {' | '.join(f'{each[which]:.3f}' for which in ('person', 'org', 'place', 'all'))} |"
        for name, each in sorted(figures.items())
    ]
    return "\n".join(
        ["| set | people | organisations, armed groups | states, places | all |", "|---|---|---|---|---|", *rows]
    )
