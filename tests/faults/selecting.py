"""What is selected in a browser is what is stored and what is painted, whatever the text is made of (U-P3, U-P4)."""

import json
import random
import re

from tests.browser.desk import ADDRESS
from tests.browser.opened import opened
from tests.faults.scripts import browsing
from tests.faults.unicode import SIGNS
from tests.faults.visiting import MOUNT, visit

LINE = re.compile(r"\r\n|[\n\r\u2028\u2029]")
CONVERT = """async (texts) => {
    const { pairsIn, toCodePoints, toUtf16 } = await import("/text.mjs");
    return texts.filter((text) => {
        const pairs = pairsIn(text);
        const points = [...text];
        const wrong = (at) => {
            const unit = toUtf16(at, pairs);
            return toCodePoints(unit, pairs) !== at || text.slice(0, unit) !== points.slice(0, at).join("");
        };
        return Array.from({ length: points.length + 1 }, (_, at) => at).some(wrong);
    });
}"""
SELECT = """(cases) => JSON.parse(cases).map(([opened, from, to]) => {
    model.tell({ type: "open", ...opened });
    const box = document.querySelector(".sw-text");
    const mouse = (name) => box.dispatchEvent(new MouseEvent(name, { button: 0, altKey: true, bubbles: true }));
    const [node] = [...box.querySelector(".sw-line").childNodes].filter((each) => each.nodeType === Node.TEXT_NODE);
    const signs = [...new Intl.Segmenter("en").segment(node.data)];
    const words = node.data.slice(from, to); // without the blanks at its ends, but no sign in two halves
    const [first, last] = [from + words.length - words.trimStart().length, from + words.trimEnd().length];
    const whole = signs.filter(({ index, segment }) => index < last && index + segment.length > first);
    mouse("mousedown");
    document.getSelection().setBaseAndExtent(node, from, node, to);
    mouse("mouseup");
    box.focus();
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "1", code: "Digit1", bubbles: true }));
    const put = Object.values(model.sent.findLast((each) => each.type === "action")?.put ?? {});
    const painted = [...document.querySelectorAll(".sw-mark")].map((mark) => mark.textContent).join("");
    return [whole.map(({ segment }) => segment).join(""), painted, put.at(-1)];
})"""


def a_text(chance: random.Random) -> str:
    """A line of hard signs, between lines of others."""
    line = "".join(chance.choices([sign for sign in SIGNS if not LINE.fullmatch(sign) and sign != "\0"], k=20))
    return f"a{line.strip()}b" + chance.choice(("\n", "\r\n", "\r", "\u2028")) + "".join(chance.choices(SIGNS, k=5))


def selection_faults(examples: int) -> tuple[str, ...]:
    """What speaks against it in so many texts, always the same ones, each with a stretch of its first line selected."""
    chance = random.Random(20261122)
    texts = [a_text(chance) for _ in range(examples)]
    cases = []
    for number, text in enumerate(texts):
        line = len(LINE.split(text)[0].encode("utf-16-le")) // 2
        start, end = sorted(chance.sample([at for at in range(line + 1) if not _splits_pair(text, at)], 2))
        fields = opened(text, outbox=f"outbox:{number}")
        cases.append((fields | {"article": fields["article"] | {"id": str(number)}}, start, end))
    with browsing() as browser:
        seen = visit(browser)
        seen.page.goto(ADDRESS)
        wrong = seen.page.evaluate(CONVERT, texts)
        seen.page.evaluate(MOUNT, json.dumps(cases[0][0]))
        seen.page.wait_for_selector(".sw-line")
        answers = seen.page.evaluate(SELECT, json.dumps(cases))
    faults = [f"U-P3: a place in {text!a} is another after it was counted in UTF-16 and back" for text in wrong]
    for text, (chosen, painted, record) in zip(texts, answers, strict=True):
        if chosen and (
            record is None or not chosen == painted == record["quote"] == text[record["start"] : record["end"]]
        ):
            faults.append(f"U-P4: {chosen!a} was selected in {text!a}, {painted!a} is painted, {record!a} is stored")
    return (*faults, *seen.faults)


def _splits_pair(text: str, at: int) -> bool:
    units = text.encode("utf-16-le")
    return 0xDC00 <= int.from_bytes(units[2 * at : 2 * at + 2], "little") <= 0xDFFF
