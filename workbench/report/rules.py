"""The codebook: under which version articles were read, and what was changed in it."""

from collections import Counter

from workbench.codebook import Codebook
from workbench.codebook.rules import Amendment
from workbench.report.gathered import Gathered
from workbench.report.value import Part, Section, Table
from workbench.report.words import NONE, day, listed, whole
from workbench.wording import counted, quoted


def rules(all_: Gathered) -> Section:
    """The codebook's size, the versions that readings were made under, and its changes."""
    parts: list[Part] = [_size(all_.codebook)]
    if all_.done:
        parts.append(_versions(all_))
    if changes := all_.codebook.changes:
        rows = tuple(_row(change, all_.codebook) for change in changes)
        columns = ("Version", "Change", "By", "Day")
        parts.append(Table("Changes of the codebook", columns, rows, frozenset({1, 2, 3})))
    else:
        parts.append("The codebook's own list of changes is empty.")
    return Section("Codebook", tuple(parts))


def _size(rules: Codebook) -> str:
    in_use = {id_ for id_ in (*rules.labels, *rules.topics, *rules.entities) if id_ not in rules.retired}
    labels, topics, entities = (
        sum(id_ in in_use for id_ in each) for each in (rules.labels, rules.topics, rules.entities)
    )
    return (
        f"The codebook is “{rules.name}”, version {rules.version}, in annotations/codebook.toml: "
        f"{counted(labels, 'label')} ({listed(label for label in rules.labels if label in in_use)}), polarities "
        f"{listed(rules.polarities)}, voices {listed(rules.voices)}, valences {listed(rules.valences)}; "
        f"{counted(topics, 'topic')}, and {whole(entities)} names in the registry of entities."
    )


def _versions(all_: Gathered) -> str:
    versions = Counter(reading.codebook or "unknown" for reading in all_.done)
    told = listed(f"{version} ({counted(n, 'reading')})" for version, n in sorted(versions.items()))
    words = "the same version" if len(versions) == 1 else "different versions"
    return f"Readings marked done were made under {words}: {told}."


def _row(change: Amendment, rules: Codebook) -> tuple[str, ...]:
    return change.version, _told(change, rules), change.by or NONE, day(change.at)


def _told(change: Amendment, rules: Codebook) -> str:
    """The change in words."""
    of, to = listed(map(rules.name_of, change.of)), listed(map(rules.name_of, change.to))
    match change.kind:
        case "topic":
            return f"new topic {of}"
        case "rename":
            return f"{change.what} {quoted(change.was or listed(change.of), 80)} is called {quoted(change.name, 80)}"
        case "merge":
            return f"{change.what}: {of} merged into {to}"
        case "split":
            return f"{change.what}: {of} split into {to}"
        case "example":
            return f"example of the {change.what} {of}: {quoted(change.example, 120)}"
        case "undo":
            versions = [each.version for each in rules.changes if each.id in change.of]
            return f"version {listed(versions) or of} taken back"
