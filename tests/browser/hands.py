"""What a person's hands do: press keys, find words in the article, drag over them, click them."""

from playwright.sync_api import Page

WHERE = """([words, nth]) => {
    const nodes = [];
    let all = "";
    for (const line of document.querySelectorAll(".sw-line")) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (node.parentElement.closest(".sw-tag")) continue;
            nodes.push([node, all.length]);
            all += node.data;
        }
        all += "\\n";
    }
    let at = -1;
    for (let time = 0; time <= nth; time++) at = all.indexOf(words, at + 1);
    if (at < 0) throw new Error(`not on the page: ${words}`);
    const [first, start] = nodes.findLast((node) => node[1] <= at);
    const [last, begin] = nodes.findLast((node) => node[1] < at + words.length);
    const range = document.createRange();
    range.setStart(first, at - start);
    range.setEnd(last, at + words.length - begin);
    // in the middle: at an edge the browser would scroll during the drag
    first.parentElement.scrollIntoView({ block: "center" });
    const boxes = [...range.getClientRects()].filter((box) => box.width);
    return boxes.map(({ left, right, top, height }) => ({ left, right, middle: top + height / 2 }));
}"""


class Hands:
    """The mouse and the keys of one page that shows an editor."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        """Press each key."""
        for key in keys:
            self.page.keyboard.press(key)

    def drag(self, words: str, nth: int = 0, *, backward: bool = False, right_to_left: bool = False) -> None:
        """Drag with the mouse over `words`, the `nth` time they occur."""
        boxes = self.page.evaluate(WHERE, [words, nth])
        start = (boxes[0]["left"] + 0.5, boxes[0]["middle"])
        end = (boxes[-1]["right"] - 0.5, boxes[-1]["middle"])
        if right_to_left:
            start, end = (boxes[0]["right"] - 0.5, start[1]), (boxes[-1]["left"] + 0.5, end[1])
        self.sweep(*((end, start) if backward else (start, end)))

    def sweep(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Press the mouse at `start` and let go at `end`, in pixels of the page."""
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=4)
        self.page.mouse.up()

    def where(self, words: str, nth: int = 0) -> dict[str, float]:
        """Left, right and middle of the first line of `words`, in pixels of the page."""
        box: dict[str, float] = self.page.evaluate(WHERE, [words, nth])[0]
        return box

    def click(self, words: str, nth: int = 0, times: int = 1) -> None:
        """Click in the middle of `words`."""
        box = self.where(words, nth)
        self.page.mouse.click((box["left"] + box["right"]) / 2, box["middle"], click_count=times)
