"""What is tried on an article never learned from it, and whether it helps is said only of articles held out."""

from collections.abc import Mapping

from msgspec.structs import replace

from tests.builders import a_mention, an_article
from tests.suggest.teach.world import a_reading
from workbench.records import Article, Record
from workbench.suggest.teach.figures import Count, counted, gains, named, summed, whole
from workbench.suggest.teach.lessons import Lesson, lessons
from workbench.suggest.teach.taught import Taught
from workbench.suggest.teach.trial import folds, tried, untaught

TEXT = "Omar met İbrahim"
ARTICLES = {f"a{n}": an_article(f"{TEXT} {n}", f"a{n}") for n in range(12)}


def all_lessons(done: bool = True) -> list[Lesson]:
    readings = [a_reading(article, done, m=a_mention(article.text, "Omar")) for article in ARTICLES.values()]
    twice = [replace(each, annotator="bo") for each in readings[:3]]
    return lessons([*readings, *twice], ARTICLES, frozenset())


def test_every_finished_article_is_held_out_once_with_all_its_readings() -> None:
    held = [[(each.article.id, each.reading.annotator) for each in fold] for fold in folds(all_lessons())]
    assert len(held) == 4
    assert sorted(pair for fold in held for pair in fold) == sorted(
        [(id_, "ann") for id_ in ARTICLES] + [(f"a{n}", "bo") for n in range(3)]
    )
    ids = [{id_ for id_, _ in fold} for fold in held]
    assert sum(len(each) for each in ids) == len(set().union(*ids))


def test_near_copies_are_held_out_together_and_do_not_teach_each_other() -> None:
    copies = [each._replace(kind="agency") if each.article.id in {"a1", "a2", "a3"} else each for each in all_lessons()]
    held = [{each.article.id for each in fold} for fold in folds(copies)]
    assert [fold for fold in held if "a1" in fold] == [fold for fold in held if fold >= {"a1", "a2", "a3"}]
    taught: list[frozenset[str]] = []

    def learn(ids: frozenset[str]) -> Taught:
        taught.append(ids)
        return Taught()

    tried(copies, learn, lambda _taught: lambda _article: {})
    assert not any(ids & fold for ids, fold in zip(taught, held, strict=True))
    assert not any(ids & {"a1", "a2", "a3"} for ids, fold in zip(taught, held, strict=True) if "a1" in fold)


def test_what_is_only_begun_is_not_tried() -> None:
    assert folds(all_lessons(done=False)) == []
    begun = [each._replace(whole=each.reading.annotator == "ann") for each in all_lessons()]
    assert {each.reading.annotator for fold in folds(begun) for each in fold} == {"ann"}


def test_nobody_is_tried_on_an_article_that_taught_them() -> None:
    taught_by: dict[str, frozenset[str]] = {}

    def learn(ids: frozenset[str]) -> Taught:
        taught_by[str(len(taught_by))] = ids
        return Taught(str(len(taught_by) - 1))

    seen: list[str] = []

    def suggesting(taught: Taught):  # type: ignore[no-untyped-def]
        def suggest(article: Article) -> Mapping[str, Record]:
            assert article.id not in taught_by[taught.version]
            seen.append(article.id)
            return {}

        return suggest

    found = tried(all_lessons(), learn, suggesting)
    assert set(seen) == set(ARTICLES)
    assert found.articles == 9
    assert tried(all_lessons(), learn, suggesting, share=0.25).articles <= 3


def test_untaught_is_tried_on_the_same_lessons_in_the_same_order() -> None:
    one = untaught(all_lessons(), lambda _taught: lambda _article: {})
    two = tried(all_lessons(), lambda _ids: Taught(), lambda _taught: lambda _article: {})
    assert one.lessons == two.lessons


def test_only_names_in_the_article_itself_count() -> None:
    article = ARTICLES["a1"]
    name = a_mention(article.text, "Omar")
    there = named(
        [name, replace(a_mention(article.text, "met"), type="nominal"), a_mention(article.text, "İbrahim", "ORG")],
        article,
    )
    assert {article.text[start:end] for start, end, _ in there} == {"Omar", "İbrahim"}


def test_right_is_what_has_the_same_bounds_and_label() -> None:
    found = counted({(0, 4, "PERSON"), (9, 16, "ORG"), (5, 8, "ORG")}, {(0, 4, "PERSON"), (9, 16, "PERSON")})
    assert found == {"ORG": Count(0, 2, 0), "PERSON": Count(1, 1, 2)}
    assert whole(found) == Count(1, 3, 2)
    assert (whole(found).precision, whole(found).recall, whole(found).f1) == (1 / 3, 1 / 2, 2 / 5)
    assert summed([found, found])["PERSON"] == Count(2, 2, 4)


def test_what_cannot_be_told_is_not_called_nought() -> None:
    assert (Count().precision, Count().recall, Count().f1) == (None, None, None)
    assert (Count(0, 3, 0).recall, Count(0, 3, 0).f1) == (None, 0)


def test_a_gain_in_one_article_of_many_may_be_chance() -> None:
    same = [{"ORG": Count(5, 10, 10)}] * 9
    low, high = gains([*same, {"ORG": Count(0, 10, 10)}], [*same, {"ORG": Count(9, 10, 10)}])
    assert low == 0 < high
    low, _ = gains([{"ORG": Count(5, 10, 10)}] * 9, [{"ORG": Count(7, 10, 10)}] * 9)
    assert round(low, 6) == 0.2
