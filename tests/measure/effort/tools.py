"""The same work in two other tools, by the keys that they publish: each a short table, made in the tool's favour.

In their favour: whatever is suggested here is already on their screens, in place, at no cost; overlapping words can be
marked; every label, class and voice has a digit of its own; a wrong name is never typed; the whole article is one page;
no scrolling, no switching of modes; drawing a relation never misses. What a tool's own recipe or template has no place
for is charged as one documented gesture of that tool, and is left out of the second, "bare" count.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from tests.measure.effort.difference import FIELDS, Item, Labelled, held, value, where
from tests.measure.effort.gestures import Tally
from tests.measure.effort.wording import UNNAMED
from workbench.records import Stance

PRODIGY_KEYS = "https://prodi.gy/docs/api-web-app"
PRODIGY_MARKS = "https://prodi.gy/docs/api-interfaces"
PRODIGY_RELATIONS = "https://prodi.gy/docs/dependencies-relations"
PRODIGY_LINKS = "https://github.com/explosion/projects/blob/v3/tutorials/nel_emerson/scripts/el_recipe.py"
STUDIO_KEYS = "https://labelstud.io/guide/hotkeys"
STUDIO_TABLE = "https://github.com/HumanSignal/label-studio-frontend/blob/master/src/core/settings/keymap.json"
STUDIO_SETTINGS = "https://github.com/HumanSignal/label-studio-frontend/blob/master/src/core/settings/editorsettings.js"
STUDIO_MARKS = "https://labelstud.io/guide/labeling"
STUDIO_FILTER = "https://labelstud.io/tags/filter"


@dataclass(frozen=True)
class Tool:
    """What each step costs, and where that is published.

    Besides the gestures, `mark` is a double click for one word and a drag for more, and `letters` one key for each
    letter of a name. Fields that are `apart` come up on a screen of their own, for every record.
    `unheld` fields have no place in the tool's own recipe or template.
    """

    name: str
    steps: Mapping[str, tuple[str, str]]
    unheld: frozenset[str]
    apart: frozenset[str] = frozenset()


PRODIGY = Tool(
    "Prodigy",
    {
        # ner.correct, then rel.manual
        "article": ("decide key decide key", PRODIGY_KEYS),  # a, once in each
        "reject": ("click", PRODIGY_MARKS),
        "select": ("", PRODIGY_MARKS),
        "words": ("click mark", PRODIGY_MARKS),  # taken away, marked again under the label that is on
        "label": ("click key mark", PRODIGY_MARKS),
        "valence": ("click key mark", PRODIGY_MARKS),
        "polarity": ("click key click click", PRODIGY_RELATIONS),  # taken away, label, head, child
        "holder": ("click click click", PRODIGY_RELATIONS),
        "add Mention": ("key mark", PRODIGY_MARKS),
        "add Naming": ("key mark", PRODIGY_MARKS),  # its valence is its label
        "add Stance": ("key mark key click click", PRODIGY_RELATIONS),  # evidence; polarity, head, child
        # a choice for each record, taken by one digit and accepted by itself
        "entity": ("think key", PRODIGY_LINKS),
        "refers_to": ("think key", PRODIGY_LINKS),
        "target": ("think key", PRODIGY_LINKS),
        "frame_class": ("think key", PRODIGY_LINKS),
        "voice": ("think key", PRODIGY_LINKS),
        "condition": ("key mark", PRODIGY_MARKS),
        "collective": ("key mark", PRODIGY_MARKS),
    },
    unheld=frozenset({"entity", "refers_to", "target", "frame_class", "voice", "condition"}),
    apart=frozenset({"entity", "refers_to", "target", "frame_class", "voice"}),
)
STUDIO = Tool(
    "Label Studio",
    {
        "article": ("decide chord", STUDIO_TABLE),  # Ctrl+Enter
        "reject": ("click key", STUDIO_TABLE),  # Backspace
        "select": ("click", STUDIO_SETTINGS),  # also what was just marked, unless that setting is changed
        "words": ("drag", STUDIO_MARKS),
        "label": ("key", STUDIO_KEYS),
        "add Mention": ("key mark", STUDIO_MARKS),
        "add Naming": ("key mark", STUDIO_MARKS),
        "add Stance": ("key mark", STUDIO_MARKS),
        "holder": ("chord click", STUDIO_TABLE),  # Alt+R, then the other region
        "target": ("chord click", STUDIO_TABLE),
        "refers_to": ("chord click", STUDIO_TABLE),
        # choices and a text for each region, which the template for names does not have
        "polarity": ("key", STUDIO_KEYS),
        "voice": ("key", STUDIO_KEYS),
        "valence": ("key", STUDIO_KEYS),
        "frame_class": ("key", STUDIO_KEYS),
        "entity": ("chord letters key", STUDIO_FILTER),  # to the filter, some letters, Enter
        "topic": ("chord letters key", STUDIO_FILTER),
        "condition": ("key mark", STUDIO_MARKS),
        "collective": ("key mark", STUDIO_MARKS),
    },
    unheld=frozenset({"entity", "valence", "frame_class", "voice", "condition"}),
)


def worked(tool: Tool, items: Iterable[Item], names: Mapping[str, Collection[str]], *, bare: bool = False) -> Tally:
    """The gestures that turn the suggestions of one article into the wanted reading.

    `names` are what each entity and topic is called; with `bare`, fields that the tool has no place for cost nothing.
    """
    tally = Tally()
    for item in items:
        tally.add("look")
        steps = [*_steps(tool, item, tool.unheld if bare else frozenset())]
        tally.add("decide" if any(field not in tool.apart for _, field in steps) else "")
        for step, field in steps:
            tally.add(_gestures(tool.steps[step][0], item.record, field, names))
    tally.add(tool.steps["article"][0])
    return tally


def _steps(tool: Tool, item: Item, free: frozenset[str]) -> Iterable[tuple[str, str]]:
    """Steps for one item and the field that each is about."""
    if item.wanted is None:
        yield "reject", ""
        return
    fields = [name for name in FIELDS[type(item.wanted)] if name not in free]
    if isinstance(item.wanted, Stance) and value(item.wanted, "holder") == UNNAMED:
        # what a relation begins with has to be marked first
        yield from [("collective", "holder")] if not item.suggested or "holder" in item.differs else []
    changed = [name for name in fields if name in item.differs and name not in tool.apart]
    if item.suggested is None:
        yield f"add {type(item.wanted).__name__}", ""
        # what the label under which it is marked does not say yet; what is new is not yet selected
        changed = [name for name in fields if name not in tool.apart and name not in _marked(tool, item.wanted)]
        yield from [("select", "")] if any(value(item.wanted, name) for name in changed) else []
    elif changed or "words" in item.differs:
        yield "select", ""
        yield from [("words", "")] if "words" in item.differs else []
    asked = [name for name in fields if name in tool.apart]
    for name in changed + asked:
        if said := value(item.wanted, name):
            topic = said.startswith("topic:")
            yield "topic" if topic and "topic" in tool.steps else name, name


def _marked(tool: Tool, record: Labelled) -> Collection[str]:
    if tool.apart:
        return {"label", "valence", "polarity", "holder"}
    return set() if isinstance(record, Stance) else {"label"}


def _gestures(step: str, record: Labelled, field: str, names: Mapping[str, Collection[str]]) -> str:
    said = held(record, field) if field else ""
    count = letters(said, names)
    marked = said.replace("-", " ") if field in {"condition", "holder"} else where(record).quote
    mark = "drag" if len(marked.split()) > 1 else "double"
    return step.replace("letters", "key " * count).replace("mark", mark)


def letters(id_: str, names: Mapping[str, Collection[str]]) -> int:
    """How few letters of one of its names bring `id_` to the top of a list of what begins with them.

    All of its shortest name where no beginning does; 0 for what has no name.
    """
    for count in range(1, max(map(len, names.get(id_, ())), default=0) + 1):
        for name in names[id_]:
            part = name[:count].lower()
            if (
                next(each for each, called in names.items() if any(other.lower().startswith(part) for other in called))
                == id_
            ):
                return count
    return min(map(len, names.get(id_, ())), default=0)
