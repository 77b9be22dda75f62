"""Saved means on disk: what the page says and keeps while the kernel answers late, not at all, or no."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.desk import MOUNT, TEXT, Desk
from tests.browser.opened import mention, opened


def label(desk: Desk, *names: str) -> None:
    for name in names:
        desk.drag(name)
        desk.press("3")


def test_saved_is_said_only_after_the_acknowledgement(desk: Desk) -> None:
    desk.open()
    expect(desk.saved).to_have_text("nothing to save yet")
    desk.silence()
    label(desk, "Russia", "Astana")
    expect(desk.saved).to_have_text("saving… (2)")
    for message in desk.sent():
        change = {"put": message["put"], "drop": [], "problems": {}, "status": "started", "undo": True, "redo": False}
        desk.tell(type="ack", id=message["id"], article="one", at="2026-11-22T14:02:11", **change)
    expect(desk.saved).to_have_text("saved ✓ 14:02:11")
    expect(desk.mark("Russia")).to_have_attribute("aria-label", "Russia: STATE, confirmed")


def test_an_answer_takes_neither_the_selection_nor_the_button_under_the_mouse(desk: Desk) -> None:
    desk.open(suggestions=[mention(TEXT, "The Army", "ORG")]).silence()
    desk.click("The Army")
    desk.press("a")
    [message] = desk.sent()
    desk.drag("Army of Valour")
    button = desk.page.get_by_role("button", name="armed group")
    done = desk.page.get_by_role("button", name="Done", exact=True)
    done.hover()
    desk.page.mouse.down()
    change = {"put": message["put"], "drop": [], "problems": {}, "status": "started", "undo": True, "redo": False}
    desk.tell(type="ack", id=message["id"], article="one", at="2026-11-22T14:02:11", **change)
    desk.page.mouse.up()
    expect(desk.saved).to_have_text("saving… (1)")
    assert desk.sent()[-1]["do"] == "status"
    expect(desk.mark("The Army")).to_have_attribute("aria-label", "The Army: ORG, confirmed")
    button.click()
    assert desk.put()[-1] == mention(TEXT, "Army of Valour", "ARMED_GROUP")


def test_a_key_comes_after_all_that_the_kernel_has_said_since_the_click(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Turkey", "STATE", "turkey")])
    desk.page.clock.pause_at(desk.page.evaluate("Date.now() / 1000 + 1"))  # the timer of the click comes too late
    desk.click("Turkey")
    desk.tell(type="unsaved", id="y", why="The disk is full.")
    desk.press("x")
    desk.page.clock.resume()
    assert desk.sent() == []


def test_what_is_not_saved_yet_says_so_in_the_text(desk: Desk) -> None:
    desk.open().silence()
    label(desk, "Russia")
    expect(desk.mark("Russia")).to_have_attribute("aria-label", "Russia: STATE, not saved yet")


def test_a_silent_kernel_is_told_in_red_and_stops_the_work(desk: Desk) -> None:
    desk.open().silence()
    label(desk, "Russia")
    desk.wait(2.3)
    expect(desk.banner).to_have_text(
        "Not saved (1): the kernel does not answer. Run the cell again; what is here is kept and will be sent."
    )
    expect(desk.saved).to_have_text("not saved (1)")
    label(desk, "Astana")
    assert len(desk.sent()) == 1
    expect(desk.page.get_by_role("button", name="Done", exact=True)).to_be_disabled()


def test_a_form_stays_while_the_kernel_is_silent(desk: Desk) -> None:
    desk.open().silence()
    label(desk, "Russia")
    desk.drag("rejected the plan")
    desk.press("s", "Tab", "o")
    desk.wait(2.3)
    expect(desk.banner).to_be_visible()
    desk.press("Enter")
    expect(desk.page.get_by_role("form", name="New stance")).to_be_visible()
    desk.silence(False)
    desk.wait(2.3)
    expect(desk.banner).to_be_hidden()
    desk.press("Enter")
    desk.settle()
    assert desk.put()[-1]["kind"] == "stance"


def test_a_silent_kernel_is_asked_again_and_the_same_actions_are_sent_in_order(desk: Desk) -> None:
    desk.open().silence()
    label(desk, "Russia", "Astana")
    desk.press("u")
    desk.wait(2.3)
    expect(desk.banner).to_be_visible()
    before = desk.page.evaluate("model.sent.length")
    desk.silence(False)
    desk.wait(2.3)
    expect(desk.banner).to_be_hidden()
    desk.settle()
    sent = desk.page.evaluate("model.sent")
    first = [message["id"] for message in sent[:before] if "id" in message]
    again = [message["id"] for message in sent[before:] if "id" in message]
    assert (len(first), again) == (3, first)
    expect(desk.mark("Russia")).to_have_count(1)
    expect(desk.mark("Astana")).to_have_count(0)


def test_what_was_not_saved_is_sent_by_the_next_page(desk: Desk) -> None:
    desk.open().silence()
    label(desk, "Russia", "Astana")
    ids = [message["id"] for message in desk.sent()]
    assert desk.kept() == sorted(f"outbox:test/{id_}" for id_ in ids)
    desk.open()
    desk.settle()
    assert [message["id"] for message in desk.sent()] == ids
    assert desk.kept() == []
    expect(desk.mark("Russia")).to_have_count(1)


def test_actions_on_another_article_are_sent_too_and_painted_nowhere(desk: Desk) -> None:
    message = {
        "type": "action",
        "id": "x1",
        "article": "two",
        "put": {"m-1": mention(TEXT, "Russia", "STATE")},
        "drop": [],
    }
    desk.page.evaluate(
        "(entry) => localStorage.setItem('outbox:test/x1', entry)", json.dumps({"order": 1, "message": message})
    )
    desk.open()
    desk.settle()
    assert desk.sent() == [message]
    expect(desk.mark("Russia")).to_have_count(0)
    assert desk.kept() == []


def test_another_outbox_is_left_alone(desk: Desk) -> None:
    desk.page.evaluate("localStorage.setItem('outbox:other/x1', '{}')")
    desk.open()
    assert desk.sent() == []
    assert desk.kept() == ["outbox:other/x1"]


@pytest.mark.parametrize("broken", ["{", "{}", "null"])
def test_a_broken_entry_in_the_outbox_stops_nothing(desk: Desk, broken: str) -> None:
    desk.page.evaluate("(broken) => localStorage.setItem('outbox:test/x1', broken)", broken)
    desk.open()
    label(desk, "Russia")
    desk.settle()
    assert desk.kept() == ["outbox:test/x1"]


def test_two_tabs_keep_each_others_actions(desk: Desk) -> None:
    other = Desk(desk.page.context.new_page())
    for tab in (desk, other):
        tab.open().silence()
    for tab, name in ((desk, "Russia"), (other, "Astana")):
        tab.page.bring_to_front()
        label(tab, name)
    assert len(desk.kept()) == 2
    other.page.close()
    desk.open()
    desk.settle()
    assert [record["quote"] for record in desk.put()] == ["Russia", "Astana"]


def test_storage_that_refuses_is_not_claimed_to_keep(desk: Desk) -> None:
    desk.page.goto("http://desk.test/")
    desk.page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); } }"
    )
    desk.page.evaluate(MOUNT, opened(TEXT))
    desk.page.wait_for_selector(".sw-line")
    desk.silence()
    label(desk, "Russia")
    assert len(desk.sent()) == 1
    desk.wait(2.3)
    expect(desk.banner).to_contain_text("keep this page open")


def test_a_refused_action_is_taken_back_and_its_reason_stays_until_dismissed(desk: Desk) -> None:
    desk.open()
    desk.page.evaluate("model.refusing = 'ada.jsonl is read-only; change its permissions'")
    label(desk, "Russia")
    note = desk.page.locator(".sw-notes p")
    expect(note).to_contain_text("ada.jsonl is read-only; change its permissions")
    expect(desk.mark("Russia")).to_have_count(0)
    expect(desk.saved).to_have_text("nothing to save yet")
    assert desk.kept() == []
    desk.page.evaluate("model.refusing = ''")
    label(desk, "Astana")
    desk.settle()
    expect(note).to_be_visible()
    note.get_by_role("button", name="Dismiss").click()
    expect(note).to_have_count(0)


def test_what_the_disk_did_not_take_is_kept_and_saved_when_it_does(desk: Desk) -> None:
    desk.open()
    desk.page.evaluate("model.diskSays = 'ada.jsonl cannot be written (No space left on device); free space'")
    label(desk, "Russia")
    expect(desk.banner).to_have_text("Not saved (1): ada.jsonl cannot be written (No space left on device); free space")
    expect(desk.saved).to_have_attribute("data-state", "lost")
    expect(desk.mark("Russia")).to_have_count(1)
    assert len(desk.kept()) == 1
    desk.wait(5)
    expect(desk.banner).to_be_visible()
    desk.page.evaluate("model.diskSays = ''")
    desk.wait(5)
    expect(desk.banner).to_be_hidden()
    expect(desk.saved).to_have_attribute("data-state", "saved")
    assert desk.kept() == []
    assert len({message["id"] for message in desk.sent()}) == 1, "it was sent again under its own id"


def test_work_goes_on_when_what_the_disk_did_not_take_is_refused_at_last(desk: Desk) -> None:
    desk.open()
    desk.page.evaluate("model.diskSays = 'the disk is full'")
    label(desk, "Russia")
    expect(desk.banner).to_be_visible()
    desk.page.evaluate("model.diskSays = ''; model.refusing = 'one.txt has changed'")
    desk.wait(5)
    expect(desk.page.locator(".sw-notes")).to_contain_text("one.txt has changed")
    expect(desk.banner).to_be_hidden()
    desk.page.evaluate("model.refusing = ''")
    label(desk, "Astana")
    expect(desk.mark("Astana")).to_have_count(1)


def test_a_view_whose_line_is_dead_does_not_pretend(desk: Desk) -> None:
    desk.open()
    desk.page.evaluate("() => { model.send = () => { throw new Error('comm is closed'); } }")
    label(desk, "Russia")
    expect(desk.saved).to_have_text("saving… (1)")
    desk.wait(2.3)
    expect(desk.banner).to_be_visible()
    assert len(desk.kept()) == 1


def test_a_page_that_was_left_says_nothing_more(desk: Desk) -> None:
    desk.open().silence()
    label(desk, "Russia")
    desk.page.evaluate("leave()")
    sent = desk.page.evaluate("model.sent.length")
    desk.wait(2.6)
    assert desk.page.evaluate("model.sent.length") == sent


def test_nothing_is_red_before_the_first_answer(desk: Desk) -> None:
    desk.page.goto("http://desk.test/")
    fields = opened(TEXT)
    desk.page.evaluate(MOUNT.replace("window.leave", "model.silent = true; window.leave"), fields)
    desk.wait(2.4)
    expect(desk.banner).to_be_hidden()
    desk.tell(type="open", **fields)
    expect(desk.page.locator(".sw-line")).to_have_count(3)


def test_a_view_takes_only_what_is_for_it_or_for_all(desk: Desk) -> None:
    desk.open().click("Turkey")
    desk.press("]")
    [hello], [go] = desk.sent("hello"), desk.sent("go")
    assert (go["view"], go["article"]) == (hello["view"], "one")
    fields = opened("Other text.")
    fields["article"]["id"] = "two"
    lines = desk.page.locator(".sw-line")
    desk.tell(type="open", **fields, **{"for": "another view"})
    expect(lines).to_have_count(3)
    desk.tell(type="open", **fields)
    expect(lines).to_have_text("bodyOther text.")


def test_a_hello_while_the_next_article_is_slow_does_not_lead_back(desk: Desk) -> None:
    desk.open().click("Turkey")
    desk.silence()
    desk.press("]")
    desk.wait(2.3)
    expect(desk.banner).to_be_visible()
    assert [message["article"] for message in [*desk.sent("go"), desk.sent("hello")[-1]]] == ["one", ""]


def test_notices_are_shown_and_make_way_for_those_of_the_next_article(desk: Desk) -> None:
    desk.open(notices=["one.txt changed after it was labelled"])
    expect(desk.page.locator(".sw-notes")).to_contain_text("one.txt changed after it was labelled")
    fields = opened("Other text.", notices=[])
    desk.tell(type="open", **fields | {"article": fields["article"] | {"id": "two"}})
    expect(desk.page.locator(".sw-notes p")).to_have_count(0)


def test_what_is_found_while_the_article_is_read_comes_beside_what_is_told_already(desk: Desk) -> None:
    desk.open(notices=["one.txt changed after it was labelled"])
    desk.tell(type="notices", notices=["one.txt changed after it was labelled", "ana.jsonl:7 is damaged"])
    expect(desk.page.locator(".sw-notes p span")).to_have_text(
        ["one.txt changed after it was labelled", "ana.jsonl:7 is damaged"]
    )


def test_what_an_article_was_opened_without_is_asked_for_when_it_is_there(desk: Desk) -> None:
    desk.open()
    greeted = len(desk.sent("hello"))
    desk.page.evaluate("model.tell({ type: 'notices', notices: [], again: false })")
    assert len(desk.sent("hello")) == greeted
    desk.page.evaluate("model.tell({ type: 'notices', notices: [], again: true })")
    assert len(desk.sent("hello")) == greeted + 1
