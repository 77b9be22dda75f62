"""What the page is watched with: how long its listeners work for a key, and when that is on screen.

The script time of a key is what all listeners of its events take, with the style and layout that they make necessary,
which is asked for at once instead of left to the next frame. `painted` is when the frame after that was drawn.
"""

from typing import Any

from playwright.sync_api import Page

WATCH = """
window.watched = [];
let lately = 0;
const kinds = new Set(["keydown", "keyup", "input", "beforeinput"]);
const listen = EventTarget.prototype.addEventListener;
const drawn = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(0);
}));
listen.call(window, "keydown", (event) => {
    const began = lately = performance.now();
    const watched = { key: event.key, script: 0, painted: 0, acknowledged: 0 };
    window.watched.push(watched);
    drawn().then((at) => { watched.painted = at - began; });
    const acknowledged = () => {
        const mark = document.querySelector(".sw-saved");
        if (mark?.dataset.state === "saved") watched.acknowledged = performance.now() - began;
        else requestAnimationFrame(acknowledged);
    };
    setTimeout(acknowledged);
}, true);
EventTarget.prototype.addEventListener = function (type, listener, ...more) {
    if (!kinds.has(type)) return listen.call(this, type, listener, ...more);
    const timed = (event) => {
        const began = performance.now();
        listener.call(this, event);
        document.body.offsetHeight;
        window.watched.at(-1).script += performance.now() - began;
    };
    return listen.call(this, type, timed, ...more);
};
window.until = async (selector) => {
    while (!document.querySelector(selector)) await drawn();
    return (await drawn()) - lately;
};
window.opening = async (message) => {
    const began = performance.now();
    model.tell(message);
    document.body.offsetHeight;
    const script = performance.now() - began;
    return [script, (await drawn()) - began];
};
"""


def watch(page: Page) -> None:
    """Have whatever `page` shows from now on watched."""
    page.add_init_script(WATCH)


def watched(page: Page) -> list[dict[str, Any]]:
    """The keys heard since the last call, each with its times in milliseconds."""
    heard: list[dict[str, Any]] = page.evaluate("window.watched.splice(0)")
    return heard


def opening(page: Page, message: dict[str, Any]) -> tuple[float, float]:
    """Milliseconds of script, style and layout, and until it is on screen, from an `open` message's arrival."""
    script, painted = page.evaluate("(message) => window.opening(message)", message)
    return script, painted


def until(page: Page, selector: str) -> float:
    """Milliseconds from the last key until `selector` is on screen."""
    shown: float = page.evaluate("(selector) => window.until(selector)", selector)
    return shown


def heap(page: Page) -> float:
    """Megabytes that the page's script holds, after its garbage was collected."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    metrics = session.send("Performance.getMetrics")["metrics"]
    session.detach()
    return float(next(each["value"] for each in metrics if each["name"] == "JSHeapUsedSize")) / 2**20
