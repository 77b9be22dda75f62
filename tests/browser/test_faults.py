"""The faults that cost people their work in other tools: survived here, and seen to cost it where a defence is missing.

Each scenario is told by its name and asserts that nothing is lost, doubled or claimed. `PLANTS` are the builds on
which it has to fail, and with which words.
"""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.browser.desk import ADDRESS, TEXT
from tests.browser.opened import mention
from tests.browser.planted import MOUNT, NOT_ONCE, NOT_SAID, Bench, Plant, planted
from tests.builders import a_project
from workbench.store import _WRITERS

UNTOLD = "the silence is not told"
STOPPED = "work does not go on"
FALSE = "saved is said of what is not on disk"
LOST = "something is lost"
SHARED = "two kernels write into one file"

STORM = 5000
PASSED = 3000  # messages to a browser in 3 seconds, before the server stops them
STORMING = """async () => {
    const { Line } = await import("/line.mjs");
    window.model = { sent: [], taken: 0 };
    model.send = (message) => model.sent.push(message);
    model.take = () => model.sent.slice(model.taken, (model.taken = model.sent.length));
    window.line = new Line(model, () => {});
    line.outbox.open("storm");
}"""
ACTING = """({ count, articles, hashes, put }) => {
    for (let n = 0; n < count; n++) {
        const [article, sha256] = [articles[n % articles.length], hashes[n % articles.length]];
        const change = { do: "add", put: { [`m-${n}`]: put }, drop: [] };
        line.outbox.add({ type: "action", id: `a-${n}`, article, sha256, ...change });
    }
}"""
HEARING = """(answers) => {
    for (const [type, id] of answers) {
        line.heard();
        if (type === "ack") line.outbox.settle(id);
        else line.outbox.open("storm");
    }
}"""
UNDRAWN = "a line that cannot be drawn"
BREAKING = """(words) => {
    const query = Element.prototype.querySelector;
    Element.prototype.querySelector = function (selector) {
        if (selector === ".sw-tag") throw new Error(words);
        return query.call(this, selector);
    };
}"""
FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); } }"


def w1_the_kernel_is_dead_and_started_again(bench: Bench) -> None:
    bench.die()
    bench.label("Russia")
    bench.wait(2)
    assert bench.says() == "not saved (1)", UNTOLD
    bench.lose()
    bench.start()
    bench.open()
    bench.check_saved("Russia")


def w1_the_cell_is_run_again_where_nothing_can_be_stored(bench: Bench) -> None:
    bench.page.evaluate(FULL)
    bench.label("Russia")
    bench.die()
    bench.page.evaluate("() => { leave(); document.getElementById('at').replaceChildren(); }")
    bench.start()
    bench.mount()
    bench.check_saved("Russia")


def w2_an_hour_asleep_and_the_same_kernel(bench: Bench) -> None:
    bench.label("Russia")
    bench.lose()
    bench.wait(3600)
    bench.lose()  # asked as soon as the page was awake, and the network was not yet
    bench.wait(16)
    bench.carry()
    bench.check_saved("Russia")
    bench.label("Astana")
    assert bench.says() == "saving… (1)", STOPPED
    bench.carry()
    bench.check_saved("Astana", "Russia")


def w2_an_hour_asleep_and_a_new_session(bench: Bench) -> None:
    bench.label("Russia")
    bench.carry(lost=["ack"])
    bench.label("Astana")
    bench.wait(3600)
    bench.die()
    bench.start()
    bench.open()
    bench.check_saved("Astana", "Russia")


def w3_the_answer_is_lost(bench: Bench) -> None:
    bench.label("Russia")
    bench.carry(lost=["ack"])
    assert bench.says() == "saving… (1)", FALSE
    bench.awake()
    bench.check_saved("Russia")


def w3_the_answer_to_an_undo_is_lost(bench: Bench) -> None:
    bench.label("Russia", "Astana")
    bench.carry()
    bench.press("u")
    bench.carry(lost=["ack"])
    bench.awake()
    assert bench.reading() == ["Russia"], LOST
    bench.press("U")
    bench.carry(lost=["ack"])
    bench.awake()
    assert bench.reading() == ["Astana", "Russia"], LOST


def w3_the_answer_to_a_step_that_the_kernel_made_is_lost(bench: Bench) -> None:
    bench.label("Turkey")
    bench.carry()
    bench.press("f")
    bench.carry()
    bench.page.get_by_role("dialog").wait_for()
    bench.press("Enter")
    bench.carry(lost=["ack"])
    bench.awake()
    bench.check_saved("Turkey", "Turkey")
    bench.press("u")
    bench.carry()
    assert bench.reading() == ["Turkey"], LOST


def w4_two_kernels_one_annotator_one_article(bench: Bench) -> None:
    other = Bench(bench.page.context.new_page(), bench.project)
    other.open()
    bench.page.bring_to_front()
    bench.label("Russia")
    bench.carry()
    _WRITERS.clear()  # the other kernel is another process: it has the file, and not what holds it
    other.page.bring_to_front()
    other.label("Astana")
    other.carry()
    other.die()
    other.page.close()
    logs = bench.project.store.read()
    assert len(logs.files) == 2, SHARED
    assert bench.reading() == ["Astana", "Russia"], LOST
    assert [action.parents for action in logs.histories["ada"]] == [(), ()], (
        "neither knew of the other, and one says it did"
    )


def w4_two_pages_keep_what_is_not_saved_in_one_place(bench: Bench) -> None:
    other = Bench(bench.page.context.new_page(), bench.project)
    other.open()
    for page, name in ((bench, "Russia"), (other, "Astana")):
        page.page.bring_to_front()
        page.label(name)
    other.page.close()
    bench.open()
    bench.check_saved("Astana", "Russia")


def w5_a_storm(bench: Bench) -> None:
    articles = {f"{number:02}": TEXT for number in range(50)}
    bench.project = a_project(bench.project.folder / "storm", articles)
    bench.start()
    bench.open()
    bench.page.evaluate(STORMING)
    hashes = [article.sha256 for article in bench.project.articles.values()]
    put = mention(TEXT, "Russia", "STATE")
    bench.page.evaluate(ACTING, {"count": STORM, "articles": list(articles), "hashes": hashes, "put": put})
    for _ in range(3):
        messages = json.loads(bench.page.evaluate("JSON.stringify(model.take())"))
        answers = [answer for message in messages for answer in bench.answers(message)]
        assert len(answers) == len(messages), "a message has more than one answer"
        bench.page.evaluate(HEARING, [[answer["type"], answer.get("id")] for answer in answers[:PASSED]])
        bench.wait(4)
        bench.page.evaluate("line.tick()")
    log = bench.project.store.read().histories.get("ada", ())
    assert [action.id for action in log] == [f"a-{n}" for n in range(STORM)], LOST
    assert len(bench.stored()) == STORM, NOT_ONCE
    assert bench.page.evaluate("line.outbox.size") == 0, NOT_SAID
    assert bench.kept() == [], NOT_SAID


def w6_another_actions_answer(bench: Bench) -> None:
    bench.label("Russia")
    bench.lose()
    state = {"undo": "", "redo": "", "problems": {}, "status": "started", "elsewhere": 0}
    bench.tell(type="ack", id="another", article="one", at="2026-11-22T14:02:11Z", put={}, drop=[], **state)
    assert bench.says() == "saving… (1)", FALSE
    bench.awake()
    bench.check_saved("Russia")


def w6_a_line_that_cannot_be_drawn(bench: Bench) -> None:
    bench.page.evaluate(BREAKING, UNDRAWN)
    bench.label("Russia")
    assert bench.says() == "saving… (1)", UNTOLD
    assert "could not be drawn" in (bench.page.locator(".sw-notes").text_content() or ""), UNTOLD
    bench.carry()
    bench.check_saved("Russia")


def w6_a_page_that_cannot_be_drawn_at_all(bench: Bench) -> None:
    bench.label("Russia")
    bench.page.goto(ADDRESS)
    bench.page.evaluate(BREAKING, UNDRAWN)
    bench.page.evaluate(MOUNT)
    bench.carry()
    assert bench.stored() == ["Russia"], NOT_ONCE


Scenario = Callable[[Bench], None]

NOT_KEPT = Plant(
    "outbox.mjs",
    "this.guarded((storage) => storage.setItem(place, JSON.stringify(entry)))",
    "true",
    NOT_ONCE,
)
ONLY_NEW = Plant(
    "outbox.mjs",
    "for (const entry of this.entries) this.send",
    "for (const entry of this.entries.filter((entry) => !known.has(entry.message.id))) this.send",
    NOT_ONCE,
)
NEW_ID = Plant(
    "outbox.mjs",
    "for (const entry of this.entries) this.send(entry.message);",
    'for (const entry of this.entries) this.send({ ...entry.message, id: entry.message.id + "-again" });',
    NOT_ONCE,
)
ONE_PLACE = Plant("outbox.mjs", "return `${this.key}/${id}`;", "return `${this.key}/${id && 1}`;", NOT_ONCE)
TAKEN_TWICE = (
    Plant("workbench.desk.session:Session.act", "if not self._ledger.secured(action.id):", "if True:", NOT_ONCE),
    Plant("workbench.log.writer:Writer.append_all", " if not self._knows(action.id)]", "]", NOT_ONCE),
)

PLANTS: dict[Scenario, list[tuple[Plant, ...]]] = {
    w1_the_kernel_is_dead_and_started_again: [
        (NOT_KEPT,),
        (Plant("line.mjs", "    this.silent = true;\n", "", UNTOLD),),
        (Plant("line.mjs", "PATIENCE = 1700", "PATIENCE = 2500", UNTOLD),),
    ],
    w1_the_cell_is_run_again_where_nothing_can_be_stored: [
        (Plant("outbox.mjs", "if (!stored) unstored().set(place, JSON.stringify(entry));", "", NOT_ONCE),),
    ],
    w2_an_hour_asleep_and_the_same_kernel: [
        (ONLY_NEW,),
        (Plant("line.mjs", "if (now - this.greetedAt > pause)", "if (!this.silent)", NOT_ONCE),),
        (Plant("line.mjs", "this.askedAt = 0;\n    this.silent = false;", "this.askedAt = 0;", STOPPED),),
    ],
    w2_an_hour_asleep_and_a_new_session: [(NOT_KEPT,), (NEW_ID,)],
    w3_the_answer_is_lost: [TAKEN_TWICE, (NEW_ID,)],
    w3_the_answer_to_an_undo_is_lost: [
        (replace(NEW_ID, seen=LOST),),
    ],
    w3_the_answer_to_a_step_that_the_kernel_made_is_lost: [(replace(NEW_ID, seen=NOT_SAID),)],
    w4_two_kernels_one_annotator_one_article: [
        (Plant("workbench.log.segment:held", "lock.acquire()\n    try:", "return lock\n    try:", SHARED),),
    ],
    w4_two_pages_keep_what_is_not_saved_in_one_place: [(ONE_PLACE,)],
    w5_a_storm: [(replace(ONLY_NEW, seen=NOT_SAID),)],
    w6_another_actions_answer: [
        (Plant("outbox.mjs", "this.entries.find((entry) => entry.message.id === id)", "this.entries[0]", FALSE),),
    ],
    w6_a_line_that_cannot_be_drawn: [
        (Plant("editor.mjs", "      this.drawSaved(); // ", "      if (drawn) this.drawSaved(); // ", UNTOLD),),
        (Plant("editor.mjs", "if (!drawn) this.frame.head.note(UNDRAWN);", "", UNTOLD),),
    ],
    w6_a_page_that_cannot_be_drawn_at_all: [],
}


def named(value: object) -> str:
    return getattr(value, "__name__", "") or " and ".join(plant.new or plant.old for plant in value)  # type: ignore[attr-defined]


@pytest.mark.parametrize("scenario", PLANTS, ids=named)
def test_nothing_is_lost_doubled_or_claimed(bench: Bench, scenario: Scenario) -> None:
    errors: list[str] = []

    def hear(error: object) -> None:
        errors.append(str(error))

    bench.page.on("pageerror", hear)
    bench.open()
    scenario(bench)
    bench.page.remove_listener("pageerror", hear)
    assert [error for error in errors if UNDRAWN not in error] == []


@pytest.mark.parametrize(
    ("scenario", "plants"), [(scenario, plants) for scenario, each in PLANTS.items() for plants in each]
)
def test_a_build_without_one_defence_is_caught(bench: Bench, scenario: Scenario, plants: tuple[Plant, ...]) -> None:
    with planted(bench.page.context, plants):
        bench.open()
        with pytest.raises(AssertionError, match=plants[0].seen):
            scenario(bench)
