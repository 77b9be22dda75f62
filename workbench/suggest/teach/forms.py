"""What can be remembered at once: spellings that people linked, and names that they labelled, word for word.

A spelling is remembered where it nearly always means the same: what people leave unmarked as often as they mark it, or
link now to one entity and now to another, is for them to decide each time.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workbench.codebook import Codebook
from workbench.placing import attached
from workbench.records import Entity
from workbench.suggest.forms import plain
from workbench.suggest.teach.lessons import ACCEPTED, Lesson, Mark, weight_of

_CLEAR = 0.75
"""Share of a spelling's places that must have the same meaning."""
_OFTEN = 2
"""Articles in which a person's surname or kunya must be marked before it is remembered, for it is many people's; and so
must what is linked to nothing and was suggested as it was marked."""
_KUNYA = re.compile(r"(?:Abu|Abou|Umm|Oum)[ -]\S+")
_SHORTEST = 3
Meaning = tuple[str, str]
"""Label, and id of the entity; the id is empty for a name that is linked to nothing."""


def forms(lessons: Sequence[Lesson], codebook: Codebook) -> tuple[Entity, ...]:
    """Further aliases of the codebook's entities, and names without an id; sorted by id and name."""
    known = {plain(form) for entity in codebook.entities.values() for form in (entity.name, *entity.aliases)}
    aliases: dict[str, list[str]] = defaultdict(list)
    unlinked = []
    for spelling, (label, id_) in sorted(_meanings(lessons, known).items()):
        if not id_:
            unlinked.append(Entity("", label, spelling))
        elif id_ in codebook.entities:
            aliases[id_].append(spelling)
    linked = [
        Entity(id_, codebook.entities[id_].label, codebook.entities[id_].name, tuple(found))
        for id_, found in sorted(aliases.items())
    ]
    return (*linked, *unlinked)


@dataclass
class _Seen:
    """How people used a spelling: what it meant, in which articles, and whether it was missed or wrong before."""

    meant: Counter[Meaning] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    missed: bool = False

    def tells(self, spelling: str) -> bool:
        """Whether the spelling is written as a name, long or frequent enough to be known by, and not found anyway."""
        if len(spelling) < _SHORTEST or not any(letter.isupper() for letter in spelling):
            return False
        if len(self.articles) >= _OFTEN:
            return True
        person = any(label == "PERSON" for label, _ in self.meant)
        shared = person and (" " not in spelling or _KUNYA.fullmatch(spelling))
        return not shared and (self.missed or any(id_ for _, id_ in self.meant))


def _meanings(lessons: Sequence[Lesson], known: set[str]) -> dict[str, Meaning]:
    """Spelling → what it means, of those that are clear and not known already."""
    seen: dict[str, _Seen] = defaultdict(_Seen)
    for lesson in lessons:
        for id_, mention in lesson.reading.mentions.items():
            if mention.type == "name" and attached(mention, lesson.article) and plain(mention.quote) not in known:
                one = seen[mention.quote]
                one.meant[mention.label, mention.entity or ""] += 1
                one.articles.add(lesson.article.id)
                one.missed |= weight_of(id_, mention, lesson.reading) > ACCEPTED
    new = {spelling: one.meant for spelling, one in seen.items() if one.tells(spelling)}
    places = _places(new, (each for each in lessons if each.whole))
    found = {}
    for spelling, meant in new.items():
        (meaning, times), *_ = meant.most_common(1)
        if times >= _CLEAR * max(places[spelling], meant.total()):
            found[spelling] = meaning
    return found


def _places(spellings: Iterable[str], lessons: Iterable[Lesson]) -> Counter[str]:
    """How often each spelling stands in the articles of the lessons as a name, or words, of its own."""
    longest = sorted(spellings, key=lambda each: (-len(each), each))
    if not longest:
        return Counter()
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    return Counter(
        found[0]
        for lesson in lessons
        for found in pattern.finditer(lesson.article.text)
        if not any(_within(found.span(), mark) for mark in lesson.marks)
    )


def _within(place: tuple[int, int], mark: Mark) -> bool:
    """Whether a place is part of a longer name."""
    return mark.start <= place[0] and place[1] <= mark.end and place != (mark.start, mark.end)
