"""What the machine suggests for every article, as if it were a reading: by `suggested`, whom nobody has checked."""

from collections.abc import Callable, Iterable, Mapping

from workbench.counting import SUGGESTED
from workbench.records import Annotation, Article, Record


def readings(
    articles: Iterable[Article], suggest: Callable[[Article], Mapping[str, Record]], version: str
) -> list[Annotation]:
    """One for each article, under the codebook of this version, with all that is suggested for it."""
    return [Annotation(each.id, "", SUGGESTED, dict(suggest(each)), version) for each in articles]
