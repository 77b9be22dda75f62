"""What is not saved yet, on every way that a person, a page or a message may take: it ends up on disk, once."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.desk import ADDRESS, without_errors
from tests.browser.planted import Bench, Plant, planted

KEEPING = """async (ids) => {
    const { Outbox } = await import("/outbox.mjs");
    const sent = [];
    const outbox = () => new Outbox((message) => sent.push(message.id), () => window.localStorage);
    Date.now = () => 7;
    const first = outbox();
    first.open("kept");
    for (const id of ids) first.add({ type: "action", id, article: "one" });
    sent.length = 0;
    outbox().open("kept");
    return sent;
}"""
SECOND = """async () => {
    const { default: widget } = await import("/joined.mjs");
    const at = document.createElement("div");
    at.id = "second";
    document.body.prepend(at);
    widget.render({ model, el: at });
}"""
SOMETIMES_FULL = """() => {
    const set = Storage.prototype.setItem;
    window.full = true;
    Storage.prototype.setItem = function (...pair) {
        if (full) throw new DOMException("full", "QuotaExceededError");
        set.apply(this, pair);
    };
}"""


@pytest.fixture(autouse=True)
def quiet(bench: Bench) -> Iterator[None]:
    """The page reports no error meanwhile."""
    with without_errors(bench.page):
        yield


def turn(bench: Bench) -> None:
    bench.press("]")


def turn_and_return(bench: Bench) -> None:
    bench.press("]")
    bench.carry()
    bench.press("[")


def from_the_list(bench: Bench) -> None:
    bench.said.clear()
    bench.editor.show("two")
    for message in bench.said:
        bench.tell(**message)


def reload(bench: Bench) -> None:
    bench.lose()
    bench.page.reload()
    bench.mount()


def away_and_back(bench: Bench) -> None:
    bench.lose()
    bench.page.goto("about:blank")
    bench.page.go_back()
    bench.mount()


def another_tab(bench: Bench) -> None:
    bench.lose()
    other = Bench(bench.page.context.new_page(), bench.project)
    other.open()
    other.page.close()
    bench.page.bring_to_front()


def the_cell_run_again(bench: Bench) -> None:
    bench.lose()
    bench.page.evaluate("() => { leave(); document.getElementById('at').replaceChildren(); }")
    bench.mount()


WAYS = [turn, turn_and_return, from_the_list, reload, away_and_back, another_tab, the_cell_run_again]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("lost", [True, False], ids=["lost", "slow"])
def test_no_way_through_the_desk_loses_what_is_not_saved(
    bench: Bench, way: Callable[[Bench], None], lost: bool
) -> None:
    bench.open()
    bench.label("Russia", "Astana")
    if lost:
        bench.lose()
    way(bench)
    bench.carry()
    bench.awake()
    bench.check_saved("Astana", "Russia")


def test_a_way_to_another_article_that_nobody_heard_of_does_not_stop_the_work(bench: Bench) -> None:
    bench.open().click("Turkey")
    bench.press("]")
    bench.lose()
    bench.awake()
    bench.label("Russia")
    bench.carry()
    bench.check_saved("Russia")


def test_two_views_of_one_editor_save_once_and_both_say_so(bench: Bench) -> None:
    bench.open()
    bench.label("Russia")
    bench.lose()
    bench.page.evaluate(SECOND)
    bench.carry()
    assert bench.stored() == ["Russia"]
    expect(bench.page.locator("#at .sw-saved")).to_contain_text("saved ✓")
    expect(bench.page.locator("#second .sw-saved")).to_contain_text("saved ✓")
    assert bench.kept() == []


def test_an_answer_to_a_later_action_does_not_pass_for_one_to_an_earlier(bench: Bench) -> None:
    bench.open()
    bench.label("Russia")
    bench.lose()
    bench.label("Astana")
    bench.carry()
    assert bench.says() == "saving… (1)"
    assert bench.stored() == ["Astana"]
    bench.awake()
    bench.check_saved("Astana", "Russia")


def test_answers_that_come_again_change_nothing(bench: Bench) -> None:
    bench.open()
    bench.label("Russia")
    [[answer]] = [bench.answers(message) for message in bench.page.evaluate("model.take()")]
    for _ in range(2):
        bench.tell(**answer)
    bench.press("u")
    bench.carry()
    assert bench.reading() == []
    expect(bench.mark("Russia")).to_have_count(0)


def test_a_kernel_that_is_busy_for_long_is_asked_ever_more_rarely(bench: Bench) -> None:
    bench.open()
    bench.label("Russia")
    bench.page.clock.run_for(600_000)
    assert 40 <= len(bench.sent("hello")) <= 70
    bench.carry()
    bench.check_saved("Russia")


def test_what_was_done_in_one_moment_is_sent_again_in_its_order(bench: Bench) -> None:
    plant = Plant("outbox.mjs", "Math.max(Date.now(), (this.entries.at(-1)?.order ?? 0) + 1)", "Date.now()", "")
    ids = [f"{n:02}" for n in range(40, 0, -3)]
    bench.page.goto(ADDRESS)
    assert bench.page.evaluate(KEEPING, ids) == ids
    with planted(bench.page.context, [plant]):
        bench.page.goto(ADDRESS)
        assert bench.page.evaluate(KEEPING, ids) != ids


def test_one_action_that_the_browser_could_not_store_is_told_while_others_are(bench: Bench) -> None:
    bench.open()
    bench.page.evaluate(SOMETIMES_FULL)
    bench.label("Russia")
    bench.page.evaluate("full = false")
    bench.label("Astana")
    bench.lose()
    bench.wait(2)
    expect(bench.banner).to_contain_text("keep this page open")
    bench.carry()
    bench.check_saved("Astana", "Russia")


def test_what_an_annotator_of_a_longer_name_left_is_left_alone(bench: Bench) -> None:
    outbox = bench.session.outbox
    entry = '{"order": 1, "message": {"type": "action", "id": "x1", "article": "one"}}'
    bench.page.evaluate("([name, entry]) => localStorage.setItem(name, entry)", [f"{outbox}/2/x1", entry])
    bench.open()
    assert bench.sent() == []
    assert bench.kept() == [f"{outbox}/2/x1"]


def test_what_was_saved_and_is_in_no_log_any_more_is_missed_by_the_page(bench: Bench) -> None:
    notes = bench.page.locator(".sw-notes")
    bench.open()
    bench.label("Russia")
    bench.carry()
    bench.check_saved("Russia")
    bench.start()
    bench.open()
    bench.carry()
    expect(notes).to_be_hidden()
    for path in bench.project.store.folder.glob("*ada*"):
        path.unlink()
    bench.start()
    bench.open()
    bench.carry()
    expect(notes).to_contain_text("What you did last at this desk was saved and is in no log any more")
    expect(notes).to_contain_text("ada.jsonl")


def test_that_the_work_goes_on_in_another_file_is_said_once(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    sync = os.fdatasync

    def broken(_: int) -> None:
        monkeypatch.setattr(os, "fdatasync", sync)
        raise OSError(5, "Input/output error")

    notes = bench.page.locator(".sw-notes p")
    bench.open()
    bench.label("Russia")
    bench.carry()
    monkeypatch.setattr(os, "fdatasync", broken)
    bench.label("Astana")
    bench.carry()
    bench.label("Turkey")
    bench.carry()
    expect(notes).to_have_count(1)
    expect(notes).to_contain_text("your work goes on in ada.2.jsonl")
    assert sorted(bench.reading()) == ["Astana", "Russia", "Turkey"]
