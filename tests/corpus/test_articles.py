"""What is worked out when it is asked for is what would have been worked out at once, in whatever order it is asked."""

from itertools import permutations

import pytest

from workbench.corpus.articles import Articles
from workbench.corpus.regions import outlet, regions
from workbench.records import Article

PAGE = """Home » World

Bridge opens at last 🌉

A bridge across the İzmit bay was opened on Monday, said the mayor.\r
It will be free until the end of the year, he added on Tuesday.

© 2016 Valley Post. All rights reserved"""


def at_once(article: Article) -> Article:
    found = regions(article.text, article.title)
    titles = [region.quote for region in found if region.type == "title"]
    return Article(
        article.id,
        article.text,
        article.title or (titles[0] if titles else ""),
        article.outlet or outlet(found),
        regions=found,
    )


GIVEN = {
    "bare": Article("bare", PAGE),
    "titled": Article("titled", PAGE, title="Home » World"),
    "whole": Article("whole", PAGE, title="A bridge", outlet="SANA"),
    "note": Article("note", "No more than this"),
}


@pytest.mark.parametrize("order", [*permutations(["known", "headed", "whole"])])
def test_an_article_is_the_same_in_whatever_order_it_is_asked_for(order: tuple[str, ...]) -> None:
    articles = Articles(GIVEN.values())
    for what in order:
        for id_, given in GIVEN.items():
            expected = at_once(given)
            if what == "known":
                assert articles.known[id_].text == expected.text
            elif what == "headed":
                found = articles.headed(id_)
                assert (found.title, found.outlet) == (expected.title, expected.outlet)
            else:
                assert articles[id_] == expected
    assert at_once(GIVEN["bare"]).title == "Bridge opens at last 🌉"
    assert at_once(GIVEN["bare"]).outlet == "Valley Post"


def test_articles_are_told_in_the_order_in_which_they_were_read_and_an_unknown_one_is_missed() -> None:
    articles = Articles(GIVEN.values())
    assert list(articles) == list(GIVEN) == [article.id for article in articles.values()]
    assert ("bare" in articles, "gone" in articles, len(articles)) == (True, False, 4)
    for ask in (articles.__getitem__, articles.headed):
        with pytest.raises(KeyError):
            ask("gone")


def test_to_look_at_the_texts_works_nothing_out(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = Articles(GIVEN.values())
    monkeypatch.setattr("workbench.corpus.articles.regions", lambda *_: pytest.fail("worked out"))
    assert [article.text for article in articles.known.values()] == [article.text for article in GIVEN.values()]
    assert "bare" in articles
    assert articles.headed("whole").title == "A bridge", "its file says both"
