"""The bare page with a real session behind it: that what the other tests stand on is the real thing."""

from pathlib import Path

from tests.browser.desk import TEXT, Desk
from tests.browser.real import real_desk
from tests.builders import a_mention, a_project


def test_a_key_pressed_is_in_the_log_and_read_back_as_the_reading(desk: Desk, tmp_path: Path) -> None:
    project = a_project(tmp_path, {"one": TEXT}, {"s0": a_mention(TEXT, "Turkey", "STATE", "turkey")})
    real = real_desk(desk.page, project, "ada", "one")
    real.press("n", "a")
    real.settle()
    assert [(each.quote, each.entity) for each in real.reading("one").mentions.values()] == [("Turkey", "turkey")]
    assert '"do":"accept"' in real.log.read_text(encoding="utf-8")


def test_another_article_shown_from_the_kernel_reaches_the_page(desk: Desk, tmp_path: Path) -> None:
    project = a_project(tmp_path, {"one": TEXT, "two": "Idlib is quiet."})
    real = real_desk(desk.page, project, "ada", "one")
    real.editor.show("two")
    real.page.get_by_role("heading", name="Idlib is quiet.").wait_for()
    assert real.editor.article == "two"


def test_the_page_opened_again_shows_what_the_log_holds(desk: Desk, tmp_path: Path) -> None:
    project = a_project(tmp_path, {"one": TEXT}, {"s0": a_mention(TEXT, "Turkey", "STATE", "turkey")})
    real = real_desk(desk.page, project, "ada", "one")
    real.press("n", "a")
    real.settle()
    again = real_desk(desk.page, project, "ada", "one")
    again.press("u")
    again.settle()
    assert again.reading("one").mentions == {}
