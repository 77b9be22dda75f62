"""What can be remembered at once: spellings that people linked, and names that they labelled, word for word.

A spelling is remembered where it nearly always means the same: what people leave unmarked as often as they mark it, or
link now to one entity and now to another, is for them to decide each time.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from workbench.codebook import Codebook
from workbench.records import Entity, Mention, attached
from workbench.suggest.forms import plain
from workbench.suggest.teach.lessons import Lesson, Mark

_CLEAR = 0.75
"""Share of a spelling's places that must have the same meaning."""
_ONE_WORD = 2
"""Articles that a single word must be marked in before it is remembered: surnames are many people's."""
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


def _meanings(lessons: Sequence[Lesson], known: set[str]) -> dict[str, Meaning]:
    """Spelling → what it means, of those that are clear and not known already."""
    meant: dict[str, Counter[Meaning]] = defaultdict(Counter)
    articles: dict[str, set[str]] = defaultdict(set)
    for lesson in lessons:
        for mention in _names(lesson):
            meant[mention.quote][mention.label, mention.entity or ""] += 1
            articles[mention.quote].add(lesson.article.id)
    new = [
        spelling for spelling in meant if plain(spelling) not in known and _telling(spelling, len(articles[spelling]))
    ]
    places = _places(new, (each for each in lessons if each.whole))
    found = {}
    for spelling in new:
        (meaning, times), *_ = meant[spelling].most_common(1)
        if times >= _CLEAR * max(places[spelling], meant[spelling].total()):
            found[spelling] = meaning
    return found


def _names(lesson: Lesson) -> Iterator[Mention]:
    return (each for each in lesson.reading.mentions.values() if each.type == "name" and attached(each, lesson.article))


def _telling(spelling: str, articles: int) -> bool:
    """Whether a spelling is written as a name, and long or frequent enough to be known by."""
    words = spelling.split()
    if len(spelling) < 3 or not any(letter.isupper() for letter in spelling):
        return False
    return len(words) > 1 or articles >= _ONE_WORD or spelling.isupper()


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
