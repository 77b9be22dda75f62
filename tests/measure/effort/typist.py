"""Filling in a form by what one sees of it: where the focus is, what is chosen, which row a list stands on."""

from collections.abc import Collection, Mapping
from typing import Any

from tests.measure.effort.difference import Labelled, held
from tests.measure.effort.hand import Hand, Way, strokes
from tests.measure.effort.wording import UNNAMED
from workbench.codebook import Codebook
from workbench.records import Mention, Naming, Stance
from workbench.spans import Span

FORM = """() => {
    const form = document.querySelector(".sw-form, .sw-link");
    if (!form) return null;
    const focus = document.activeElement;
    const fields = [...form.querySelectorAll("[role=combobox], [role=radiogroup], input:not([role])")]
        .filter((each) => each.offsetParent !== null)
        .map((each) => ({
            says: each.getAttribute("aria-label"),
            kind: each.getAttribute("role") ?? "text",
            shows: each.value ?? each.querySelector("[aria-checked=true]")?.textContent ?? "",
            focused: each.contains(focus),
            selected: each.value !== undefined && each.selectionEnd - each.selectionStart === each.value.length,
        }));
    const rows = [...form.querySelectorAll("[role=option]")].filter((each) => each.offsetParent !== null);
    const options = rows.map((each) => [each.firstChild.lastChild.textContent, each.children[1]?.textContent ?? ""]);
    const numbered = form.querySelector("[role=option] kbd") !== null;
    return { fields, options, numbered, at: rows.findIndex((each) => each.getAttribute("aria-selected") === "true") };
}"""
FOUND = f"""() => new Promise((done) => {{
    const look = (left) => {{
        const form = ({FORM})();
        if (form.at >= 0 || !left) done(form);
        else setTimeout(() => look(left - 1), 20);
    }};
    look(50);
}})"""
"""The same, once the list has been looked through."""
COINED = f"""(words) => new Promise((done) => {{
    const look = (left) => {{
        const form = ({FORM})();
        if (form.options.at(-1)?.[0].includes(words) || !left) done(form);
        else setTimeout(() => look(left - 1), 20);
    }};
    look(50);
}})"""
"""The same, once its last row takes the words themselves."""
ASKED = {
    Mention: {},
    Naming: {"who is named": "refers_to", "valence": "valence", "class": "frame_class", "voice": "voice"},
    Stance: {
        "holder": "holder",
        "polarity": "polarity",
        "condition, in words": "condition",
        "target": "target",
        "voice": "voice",
    },
}
"""What the form for each kind of record calls its fields."""
PATIENCE = 40  # keys in one form before something is wrong


class Typist:
    """Knows what everything is called and which letter stands for it."""

    def __init__(self, hand: Hand, codebook: Codebook) -> None:
        """All names are those of `codebook`."""
        classes: dict[str, Collection[str]] = {each.frame_class: (each.frame_class,) for each in codebook.naming}
        self._hand = hand
        self._near = Span(0, 0, "")
        self._names = {**classes, **called(codebook)}
        self._hints = dict.fromkeys(codebook.topics, "topic")
        self._hints |= {each.id: _readable(each.label) for each in codebook.entities.values()}
        rows = {"polarity": codebook.polarities, "voice": codebook.voices, "valence": codebook.valences}
        self._letters = {
            says: {name: row[name].letter or str(at) for at, name in enumerate(row, start=1)}
            for says, row in rows.items()
        }

    def fill(self, wanted: Mapping[str, str], held: Mapping[str, str], near: Span) -> None:
        """Give each field of the open form its value, by what the field says it is, and save.

        Values are ids; an empty one means nothing. `held` is what the fields are known to begin with; words
        that a field takes from the text are those from `near` on.
        AssertionError when the form does not get there.
        """
        held = dict(held)
        self._near = near
        for _ in range(PATIENCE):
            form = self._hand.see(FORM)
            if form is None:
                return
            wrong = [each for each in form["fields"] if self._shown(each, held) != wanted.get(each["says"])]
            here = next((each for each in form["fields"] if each["focused"]), None)
            filled = [each for each in wrong if each["shows"]]
            if not wrong:
                self._hand.press("Enter")
            elif filled and here not in filled:
                # first what is filled in wrongly: the last that is still asked for saves the form
                self._go(form["fields"], here, filled[0], wanted[filled[0]["says"]])
            elif here and here in wrong:
                # Enter would save the form, though something in it is still wrong
                amiss = any(each["shows"] for each in wrong if each is not here)
                self._answer(here, wanted[here["says"]], "Tab" if amiss else "Enter")
                held[here["says"]] = wanted[here["says"]]
            elif here and here["kind"] == "text" and not all(each["shows"] for each in wrong):
                self._hand.press("Enter")  # what it holds is right; something is still to be asked for
            else:
                self._go(form["fields"], here, wrong[0], wanted[wrong[0]["says"]])
        raise AssertionError(f"the form is still open: {self._hand.see(FORM)}, wanted {wanted}")

    def find(self, wanted: str, take: str = "Enter") -> None:
        """Type in the list with the focus until it stands on `wanted`, and take it by the key `take`."""
        form = self._hand.see(FORM)
        field = next(each for each in form["fields"] if each["focused"])
        if take == "Enter" and self._stands_on(form, wanted):
            self._hand.press(take)
            return
        if form["at"] < 0 and field["shows"]:
            form = self._hand.see(FOUND)
        if form["numbered"] and 0 <= self._place(form, wanted) < 9:
            self._hand.press(str(self._place(form, wanted) + 1))
            return
        if wanted not in self._names:
            self._coin(wanted, take)
            return
        letters = iter(self._shortest(wanted))
        while not self._stands_on(form, wanted) and (letter := next(letters, "")):
            self._hand.press(letter)
            form = self._hand.see(FORM)
        if not self._stands_on(form, wanted):
            self._hand.press(*["ArrowDown"] * (self._place(form, wanted) - form["at"]))
        self._hand.press(take)

    def names(self, id_: str) -> Collection[str]:
        """What an entity or a topic is called."""
        return self._names.get(id_, ())

    def _coin(self, wanted: str, take: str) -> None:
        """Enter words that are in no list, by a click on them: they stand in its last row, which is one key up."""
        words = _words(wanted)
        if words in self._near.quote and wanted.startswith(UNNAMED):
            self._hand.point(self._said(words))
        else:
            self._hand.press(*words)
        form = self._hand.see(COINED, words)
        if form["at"] != len(form["options"]) - 1:
            self._hand.press("ArrowUp")
        self._hand.press(take)

    def _place(self, form: Mapping[str, Any], wanted: str) -> int:
        """Which row of the open list is the wanted one, from 0; -1 when it is not shown."""
        name = f"{wanted.removeprefix(UNNAMED)} (unnamed)" if wanted.startswith(UNNAMED) else wanted
        row = [
            next(iter(self._names.get(wanted, (name,)))),
            "unnamed" if name != wanted else self._hints.get(wanted, ""),
        ]
        return form["options"].index(row) if row in form["options"] else -1

    def _stands_on(self, form: Mapping[str, Any], wanted: str) -> bool:
        return bool(form["at"] == self._place(form, wanted) >= 0)

    def _shown(self, field: Mapping[str, Any], held: Mapping[str, str]) -> str:
        if field["kind"] == "radiogroup":
            names = self._letters[field["says"]]
            return next((name for name in names if _readable(name) == field["shows"].split(" ", 1)[-1]), "")
        if field["kind"] == "text":
            return str(field["shows"])
        named = (id_ for id_, names in self._names.items() if next(iter(names)) == field["shows"])
        return held.get(field["says"]) or next(named, "")

    def _answer(self, field: Mapping[str, Any], value: str, take: str) -> None:
        if field["kind"] == "radiogroup":
            self._hand.press(self._letters[field["says"]][value])
            return
        if not field["selected"]:
            self._hand.press("Control+a")
        if field["kind"] == "text":
            self._hand.mark(self._said(value))
        elif value:
            self.find(value, take)
        else:
            self._hand.press(*(["Delete"] if field["shows"] else []), take)

    def _said(self, words: str) -> Span:
        start = self._hand.text.index(words, self._near.start)
        return Span(start, start + len(words), words)

    def _go(
        self, fields: list[Mapping[str, Any]], here: Mapping[str, Any] | None, there: Mapping[str, Any], value: str
    ) -> None:
        """To a field by Tab or by the mouse, whichever is quicker; a button is pressed by the mouse at once."""
        place = f'.sw-form [aria-label="{there["says"]}"]'
        tabs = fields.index(there) - fields.index(here) if here else 0
        if there["kind"] == "radiogroup":
            place += f' button:has-text("{_readable(value)}")'
            letter = self._letters[there["says"]][value]
        else:
            letter = ""
        click: Way = ("click", lambda: self._hand.click(place))
        between = fields[fields.index(there) - tabs : fields.index(there)] if tabs > 0 else []
        keys = ["Tab"] * len(between)
        if not all(each["shows"] for each in between):
            keys = []  # what Tab leaves empty is not asked for again
        by_keys: Way = (strokes(*keys, *letter), lambda: self._hand.press(*keys, *letter))
        self._hand.quickest(click, *([by_keys] if keys else []))

    def _shortest(self, wanted: str) -> str:
        """Letters of a name, from where one of its words begins: the fewest, with the rows left to go down to it.

        Of as few those that no Shift is held for.
        """
        tries = [
            name[at : at + count].strip().lower()
            for name in filter(str.isascii, self._names[wanted])
            for at in [0, *(place + 1 for place, letter in enumerate(name) if letter == " ")]
            for count in range(1, len(name) - at + 1)
        ]
        return min(sorted(set(tries)), key=lambda part: self._typing(part, wanted))

    def _typing(self, part: str, wanted: str) -> tuple[int, int]:
        return len(part) + self._before(part, wanted), strokes(*part).count("chord")

    def _before(self, part: str, wanted: str) -> int:
        """How many other things a list of what has `part` in it may set before `wanted`."""
        mine = _rank(self._names[wanted], part)
        return sum(_rank(names, part) <= mine for id_, names in self._names.items() if id_ != wanted)


def called(codebook: Codebook) -> Mapping[str, Collection[str]]:
    """What each entity and topic is called, by id; its own name first."""
    entities = {each.id: (each.name, *each.aliases) for each in codebook.entities.values()}
    return entities | {each.id: (each.name,) for each in codebook.topics.values()}


def _words(id_: str) -> str:
    return id_.removeprefix(UNNAMED).replace("-", " ")


def _readable(name: str) -> str:
    return name.replace("_", " ").lower()


def _rank(names: Collection[str], part: str) -> int:
    lowered = [name.lower() for name in names]
    if part in lowered:
        return 0
    at = lowered[0].find(part)
    if at >= 0:
        return 1 if at == 0 else 2
    return 3 if any(part in name for name in lowered) else 4


def answers(record: Labelled) -> dict[str, str]:
    """What each field of the form for this kind of record has to hold."""
    return {says: held(record, name) for says, name in ASKED[type(record)].items()}
