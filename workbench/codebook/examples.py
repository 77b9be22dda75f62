"""Examples of an entry of the codebook, taken from articles: there one looks up the next time what a dispute settled.

Labels, polarities, voices, valences and topics have examples; who is who is no rule and needs none.
"""

from collections.abc import Mapping, MutableMapping
from typing import Any

import tomlkit

from workbench.codebook import Amendment, Codebook, Entry, What
from workbench.codebook.spelling import unseen
from workbench.records import Topic
from workbench.trouble import Trouble

LONGEST = 300
"""Code points of an example: a clause and a few words on it, not a paragraph."""
_TABLES: Mapping[What, str] = {
    "label": "labels",
    "polarity": "polarities",
    "voice": "voices",
    "valence": "valences",
    "topic": "topics",
}


def told(what: What, id_: str, words: str, note: str, codebook: Codebook) -> str:
    """The example as it is to stand in the entry: the words on one line, and in brackets what they show.

    Raises Trouble when there is no such entry in use, or it has the example already, or is given none.
    """
    entry = _entry(what, id_, codebook)
    said, about = _on_a_line(words), _on_a_line(note)
    if not said:
        raise Trouble(f"an example of {codebook.name_of(id_)!r} needs words; select some in the text")
    example = f"{said} ({about})" if about else said
    if len(example) > LONGEST:
        raise Trouble(f"the example has {len(example)} signs, at most {LONGEST} are one; select fewer words")
    if example in entry.examples:
        raise Trouble(f"{codebook.name_of(id_)!r} has the example {example!r} already; nothing was changed")
    return example


def add(tables: MutableMapping[str, Any], change: Amendment) -> None:
    """Put the example behind those that the entry has, in the tables of `codebook.toml`."""
    entry = _table(tables, change)
    if "examples" in entry:
        entry["examples"].append(change.example)
        return
    listed = tomlkit.array()
    listed.append(change.example)
    if isinstance(entry, tomlkit.items.Table):  # behind its last key, not behind a comment on what comes next
        last = [key for key, _ in entry.value.body if key][-1]
        entry.value._insert_after(last, "examples", listed)
    else:
        entry["examples"] = listed


def take_out(tables: MutableMapping[str, Any], change: Amendment) -> None:
    """Take the example out again; where that was done by hand meanwhile, all is well."""
    entry = _table(tables, change)
    listed = entry.get("examples", [])
    if change.example in listed:
        listed.remove(change.example)
    if "examples" in entry and not listed:
        entry.pop("examples")


def _on_a_line(words: str) -> str:
    """The words with single blanks, without signs that nobody sees: in an entry they would only be in the way."""
    return "".join(sign for sign in " ".join(words.split()) if not unseen(sign))


def _entry(what: What, id_: str, codebook: Codebook) -> Entry | Topic:
    kinds: dict[str, Mapping[str, Entry | Topic]]
    kinds = {name: getattr(codebook, name) for name in _TABLES.values()}
    entries = kinds[_TABLES[what]] if what in _TABLES else {}
    if id_ not in entries:
        raise Trouble(f"the codebook has no {what} {id_!r} that can have examples; choose another entry")
    if id_ in codebook.retired:
        raise Trouble(f"{codebook.name_of(id_)!r} is no longer used; give the example to what took its place")
    return entries[id_]


def _table(tables: MutableMapping[str, Any], change: Amendment) -> MutableMapping[str, Any]:
    table: MutableMapping[str, Any] = tables.get(_TABLES[change.what], {})
    found: MutableMapping[str, Any] = table.get(change.of[0].removeprefix("topic:"), {})
    return found
