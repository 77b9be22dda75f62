// The way between a place in the text and a place on the page, and what is selected there.
//
// Worked out from the text nodes that the page has made itself, never from what the browser says the page reads like.

import { trimmed } from "./text.mjs";

/** @typedef {import("./page.mjs").Page} Page */
/** @typedef {import("./text.mjs").Stretch} Stretch */

export class TextSelection {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.box = page.box;
    /** @type {WeakMap<Node, number>} where in the text each text node starts */
    this.starts = new WeakMap();
  }

  /**
   * Where in the text the selection was begun and ended, or the text was clicked; null when either is elsewhere.
   * @returns {[number, number] | null}
   */
  ends() {
    const selection = document.getSelection();
    if (!selection) return null;
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
    if (!anchorNode || !focusNode || !this.box.contains(anchorNode) || !this.box.contains(focusNode)) return null;
    return [this.place(anchorNode, anchorOffset), this.place(focusNode, focusOffset)];
  }

  /** Select from one place in the text to another. @param {number} from @param {number} to */
  set(from, to) {
    const [anchor, focus] = [this.spot(from), this.spot(to)];
    if (anchor && focus) document.getSelection()?.setBaseAndExtent(...anchor, ...focus);
  }

  /**
   * The text node that shows a place in the text, and how far in.
   * @param {number} at @returns {[Node, number] | null}
   */
  spot(at) {
    const row = this.page.rowAt(at);
    const walker = row && document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    for (let next = walker?.nextNode(); next; next = walker?.nextNode()) {
      const start = this.starts.get(next);
      if (start !== undefined && at <= start + (next.nodeValue ?? "").length) return [next, Math.max(0, at - start)];
    }
    return null;
  }

  /** What is selected inside the box, without white space at its ends. @returns {Stretch | null} */
  stretch() {
    const selection = document.getSelection();
    if (!selection?.anchorNode || selection.isCollapsed || !this.box.contains(selection.anchorNode)) return null;
    const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
    const start = this.box.contains(startContainer) ? this.place(startContainer, startOffset) : 0;
    const end = this.box.contains(endContainer) ? this.place(endContainer, endOffset) : this.page.text.length;
    return trimmed(this.page.text, { start, end });
  }

  /**
   * Where in the text a place in the page is; between text nodes, where the next one starts.
   * @param {Node} node @param {number} offset
   */
  place(node, offset) {
    const start = this.starts.get(node);
    if (start !== undefined) return start + offset;
    const point = document.createRange();
    point.setStart(node, offset);
    const walker = document.createTreeWalker(this.box, NodeFilter.SHOW_TEXT);
    for (let next = walker.nextNode(); next; next = walker.nextNode()) {
      const at = this.starts.get(next);
      if (at !== undefined && point.comparePoint(next, 0) >= 0) return at;
    }
    return this.page.text.length;
  }

  /** A drag that ended outside the box ends at the box's edge beside the mouse. @param {MouseEvent} event */
  clamp(event) {
    const selection = document.getSelection();
    const box = this.box.getBoundingClientRect();
    const x = Math.min(Math.max(event.clientX, box.left + 1), box.left + this.box.clientWidth - 2);
    const y = Math.min(Math.max(event.clientY, box.top + 1), box.bottom - 2);
    const caret = document.caretPositionFromPoint?.(x, y);
    if (!selection?.anchorNode || !caret || !this.box.contains(caret.offsetNode)) return;
    selection.extend(caret.offsetNode, caret.offset);
  }
}
