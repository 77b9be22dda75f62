"""What a person's hands do: find words on the page, drag over them, click them."""

from typing import cast

from playwright.sync_api import Page

FIND = """([box, words, after]) => {
    const texts = document.createTreeWalker(document.querySelector(box), NodeFilter.SHOW_TEXT);
    const nodes = []; let all = "";
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        nodes.push([node, all.length]);
        all += node.data;
    }
    const from = after ? all.indexOf(after) + after.length : 0;
    const start = all.indexOf(words, from);
    if (start < 0) throw new Error(`"${words}" is not on the page`);
    const at = (place, before) => {
        const [node, begin] = nodes.findLast(([, begin]) => begin < place || (!before && begin <= place));
        return [node, place - begin];
    };
    const range = document.createRange();
    range.setStart(...at(start, false)); range.setEnd(...at(start + words.length, true));
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
    const [first, last] = [rects[0], rects[rects.length - 1]];
    const rtl = getComputedStyle(range.startContainer.parentElement).direction === "rtl";
    const middle = (rect) => rect.top + rect.height / 2;
    return rtl ? [first.right - 1, middle(first), last.left + 1, middle(last)]
               : [first.left + 1, middle(first), last.right - 1, middle(last)];
}"""


def ends(page: Page, words: str, after: str = "", box: str = ".sw-text") -> tuple[float, float, float, float]:
    """Where the first of `words` begins and the last ends on screen: x, y, x, y; scrolled into view."""
    return cast("tuple[float, float, float, float]", tuple(page.evaluate(FIND, [box, words, after])))


def drag(page: Page, words: str, after: str = "") -> None:
    """Press the mouse before `words` in the article, move over them, let go behind them."""
    x, y, to_x, to_y = ends(page, words, after)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move((x + to_x) / 2, (y + to_y) / 2)
    page.mouse.move(to_x, to_y)
    page.mouse.up()


def click(page: Page, words: str, after: str = "") -> None:
    """Click in the middle of the first line of `words` in the article."""
    x, y, to_x, to_y = ends(page, words, after)
    page.mouse.click((x + to_x) / 2 if y == to_y else x + 4, y)
