// A figure to click in: what there is to choose above it, its parts as buttons over the picture, and the passages of one.
//
// The picture is only ever an image, and words are only ever text. Nothing is saved here.

import { Choosing } from "./choosing.mjs";
import { Parts } from "./parts.mjs";
import { make } from "./nodes.mjs";
import { inContext } from "./context.mjs";
import { Rows } from "./rows.mjs";
import { counted } from "./saying.mjs";

/** @typedef {import("./parts.mjs").Part} Part */
/**
 * @typedef {{width: number, height: number, told: string, notice: string, parts: Part[]}} Figure
 * @typedef {{key: string, says: string, source: string, before: string, quote: string, after: string}} Passage
 * @typedef {{key: string, words: string, why: string, total: number, noun: string, passages: Passage[]}} Behind
 */

const PATIENCE = 2000; // milliseconds that the kernel may owe an answer
const BLINK = 400; // milliseconds in which nobody wants to be told that something is being drawn
const STEP = 60; // pixels by which the page has to grow or shrink for the figure to be drawn anew
const LONG = 3; // seconds that are worth being told of
const SILENT =
  "The kernel does not answer: it is busy with another cell, or it was restarted. What you see may be old; when the " +
  "kernel is idle, run the cell again.";

class Picture {
  /** @param {{send: (content: any) => void}} model @param {HTMLElement} el */
  constructor(model, el) {
    this.model = model;
    this.owed = 0; // since when
    this.width = 0;
    this.dark = false;
    this.address = "";
    this.choosing = new Choosing((name, value) => this.send({ type: "choose", name, value }));
    this.banner = make("p", { class: "sw-banner", role: "alert", hidden: true });
    this.said = make("p", { class: "sw-drawing", role: "status" });
    this.image = make("img", { alt: "", draggable: "false" });
    this.parts = new Parts((key) => this.click(key));
    this.sheet = make("div", { class: "sw-picture" }, this.image, this.parts.element);
    this.easel = make("div", { class: "sw-easel" }, this.sheet);
    this.notice = make("p", { class: "sw-soft" });
    this.chosen = make("h3", { dir: "auto" }, "Passages");
    this.many = make(
      "p",
      { class: "sw-soft", role: "status" },
      "Click a part of the figure to read what is behind it.",
    );
    this.list = new Rows({
      says: "Passages",
      empty: "",
      calm: true,
      run: (key) => this.send({ type: "passage", key }),
    });
    this.list.element.hidden = true;
    const figure = make("div", { class: "sw-figure" }, this.easel, this.said, this.notice);
    const beside = make("section", { class: "sw-behind" }, this.chosen, this.many, this.list.element);
    this.body = make("div", { class: "sw-explored" }, figure, beside);
    this.root = make("div", { class: "sw sw-explorer" }, this.banner, this.choosing.element, this.body);
    this.figure = figure;
    // plain keys stay here; the notebook's own shortcuts stay the notebook's
    this.root.addEventListener("keydown", (event) => {
      const runs = event.key === "Enter" && event.shiftKey;
      if (!runs && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
    });
    el.append(this.root);
  }

  // ── what is asked ─────────────────────────────────────────────────────────────────────────────────────────

  /** @param {Record<string, any>} message */
  send(message) {
    this.owed ||= Date.now();
    try {
      this.model.send(message);
    } catch {
      // a closed line: no answer comes, and `tick` will say so
    }
  }

  greet() {
    this.send({ type: "hello", look: this.look() });
  }

  look() {
    this.width = this.figure.clientWidth;
    this.dark = isDark(this.root);
    this.root.classList.toggle("sw-dark", this.dark);
    return { dark: this.dark, width: this.width };
  }

  /** The notebook has another width or other colours. */
  looked() {
    if (!this.figure.clientWidth) return; // out of sight
    const wider = Math.abs(this.figure.clientWidth - this.width) >= STEP;
    if (wider || isDark(this.root) !== this.dark) this.send({ type: "look", look: this.look() });
  }

  /** @param {string} key */
  click(key) {
    this.send({ type: "part", key });
  }

  tick() {
    if (!this.owed || Date.now() - this.owed < PATIENCE || !this.banner.hidden) return;
    this.banner.textContent = SILENT;
    this.banner.hidden = false;
  }

  // ── what is said ──────────────────────────────────────────────────────────────────────────────────────────

  /** @param {any} message @param {DataView[]} buffers */
  receive(message, buffers) {
    this.owed = 0;
    this.banner.hidden = true;
    if (message.type === "drawing") this.begin(message.seconds);
    if (message.type === "drawn") this.end();
    if (message.type === "controls") this.choosing.show(message.controls);
    if (message.type === "figure") this.show(message, buffers[0]);
    if (message.type === "undrawn") this.undrawn(message.why);
    if (message.type === "passages") this.read(message);
    if (message.type === "trouble") this.trouble(message.why);
  }

  /** @param {number} seconds  that it took the last time */
  begin(seconds) {
    const took = seconds > LONG ? ` The last time it took ${Math.round(seconds)} seconds; the desk can be used.` : "";
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.said.textContent = `The figure is being drawn.${took}`;
      this.root.classList.add("sw-redrawing");
    }, BLINK);
  }

  end() {
    clearTimeout(this.waiting);
    this.root.classList.remove("sw-redrawing");
    this.said.textContent = "";
  }

  /** @param {string} why */
  trouble(why) {
    this.end();
    this.said.textContent = why;
  }

  /** @param {string} why */
  undrawn(why) {
    this.easel.hidden = true;
    this.trouble(why);
    this.notice.textContent = why; // stays when the figure has ended being drawn
    this.said.textContent = "";
  }

  /** @param {Figure} figure @param {DataView} bytes */
  show({ width, height, told, notice, parts }, bytes) {
    const address = URL.createObjectURL(new Blob([/** @type {any} */ (bytes)], { type: "image/png" }));
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = address;
    this.image.src = address;
    this.image.alt = told;
    this.image.width = width;
    this.image.height = height;
    this.sheet.style.width = `${width}px`;
    this.easel.hidden = false;
    if (parts.length) this.easel.removeAttribute("tabindex");
    else this.easel.tabIndex = 0; // what is scrolled has to be reached
    this.notice.textContent = notice;
    this.parts.show(parts, "Parts of the figure");
  }

  /** @param {Behind} behind */
  read({ key, words, why, total, noun, passages }) {
    this.parts.choose(key);
    this.chosen.textContent = words || "Passages";
    const first = total > passages.length ? `, the first ${passages.length} are listed` : "";
    this.many.textContent = why || `${counted(total, noun)}${first}. Enter or a click opens one at the desk.`;
    this.list.element.hidden = !passages.length;
    this.list.show(passages.map((passage) => ({ key: passage.key, children: line(passage) })));
  }
}

/** @param {Passage} passage */
function line(passage) {
  const words = passage.quote && inContext(passage);
  return [make("span", { dir: "auto" }, passage.says || passage.source), words, make("small", {}, passage.source)];
}

/** Whether the words around the figure are light. @param {Element} element */
function isDark(element) {
  const parts = getComputedStyle(element)
    .color.match(/[\d.]+/g)
    ?.map(Number) ?? [0];
  return parts.slice(0, 3).reduce((sum, part) => sum + part, 0) > 3 * 128;
}

/** @type {import("@anywidget/types").Render} */
function render({ model, el }) {
  const picture = new Picture(model, el);
  /** @param {any} message @param {DataView[]} buffers */
  const receive = (message, buffers) => picture.receive(message, buffers);
  model.on("msg:custom", receive);
  const timer = setInterval(() => picture.tick(), 250);
  const resized = new ResizeObserver(() => {
    clearTimeout(pause);
    pause = setTimeout(() => picture.looked(), 300);
  });
  let pause = 0;
  const themed = new MutationObserver(() => setTimeout(() => picture.looked(), 300)); // its style sheet comes later
  themed.observe(document.body, { attributes: true });
  resized.observe(picture.root);
  requestAnimationFrame(() => picture.greet()); // it has its width by then
  return () => {
    clearInterval(timer);
    clearTimeout(pause);
    resized.disconnect();
    themed.disconnect();
    model.off("msg:custom", receive);
    if (picture.address) URL.revokeObjectURL(picture.address);
  };
}

export default { render };
