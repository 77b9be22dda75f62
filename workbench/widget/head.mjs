// Above the text: which article this is, whether all of it is on disk, and what has gone wrong.

import { button, make } from "./nodes.mjs";
import { counted } from "./saying.mjs";
import { localTime } from "./times.mjs";

/** @typedef {import("./reading.mjs").Reading} Reading */

/** @type {Record<string, string>} */
const ASSISTED = {
  entities: "names suggested, positions only pointed at",
  none: "read without suggestions",
  blind: "read blind: without suggestions",
};

/** How many articles are left to adjudicate. @param {import("./comparing.mjs").Comparison} comparison */
function leftOf({ left, agreeing = 0, waiting = 0 }) {
  const still = left === 1 ? "1 article still differs" : `${left} articles still differ`;
  const agreed = agreeing && `${counted(agreeing, "article")} without a difference to take over`;
  const one = waiting && `${counted(waiting, "article")} not finished by a second reader`;
  return [left ? still : "no article still differs", agreed, one].filter(Boolean).join(", ");
}

export class Head {
  constructor() {
    this.title = make("h2", {}, "No article is open yet");
    this.where = make("span", { class: "sw-where" });
    this.saved = make("span", { class: "sw-saved", role: "status", "aria-live": "polite" }, "…");
    this.banner = make("div", { class: "sw-banner", role: "alert", hidden: true });
    this.notes = make("div", { class: "sw-notes", role: "alert" });
    this.element = make(
      "div",
      { class: "sw-head", role: "group", "aria-label": "Article" },
      this.title,
      this.where,
      this.saved,
    );
  }

  /** What changes only when an article is opened. @param {Reading} reading */
  open({ article, opened }) {
    this.title.textContent = article.title || article.id;
    this.title.title = article.title || article.id;
    this.notices(opened.notices);
  }

  /** What else there is to know of the article; where readings are compared, what is left. @param {Reading} reading */
  tell({ article, comparison, opened }) {
    const { at, total } = opened.place;
    const left = comparison && leftOf(comparison);
    const facts = [article.outlet, article.published, `${at} of ${total}`, left ?? ASSISTED[opened.assist] ?? ""];
    const words = facts.filter(Boolean).join(" · ");
    if (this.where.textContent !== words) this.where.textContent = words;
  }

  /** @param {{size: number, kept: boolean, silent: boolean, obstacle: string, at: string, file: string}} state */
  drawSaved({ size, kept, silent, obstacle, at, file }) {
    const stuck = silent || obstacle !== "";
    const last = at ? `saved ✓ ${localTime(at, { timeStyle: "medium" })}` : "nothing to save yet";
    const words = !size ? last : stuck ? `not saved (${size})` : `saving… (${size})`;
    if (this.saved.textContent !== words) this.saved.textContent = words;
    this.saved.title = file;
    this.saved.dataset.state = size || stuck ? (stuck ? "lost" : "saving") : "saved";
    const keeps = kept
      ? "what is here is kept and will be sent."
      : "keep this page open until then: the browser does not let it store anything.";
    const lead = size ? `Not saved (${size}): the kernel does not answer.` : "The kernel does not answer.";
    const silence = silent ? `${lead} Run the cell again; ${keeps}` : "";
    const banner = obstacle ? `Not saved (${size}): ${obstacle}` : silence;
    if (this.banner.textContent !== banner) this.banner.textContent = banner;
    this.banner.hidden = !stuck;
  }

  /**
   * A sentence that stays until it is dismissed, and what can be done about it.
   * @param {string} sentence @param {Record<string, any>} attributes @param {...HTMLElement} deeds
   */
  note(sentence, attributes = {}, ...deeds) {
    if ([...this.notes.children].some((each) => each.firstChild?.textContent === sentence)) return;
    const line = make(
      "p",
      attributes,
      make("span", {}, sentence),
      ...deeds,
      button("×", () => line.remove(), { "aria-label": "Dismiss" }),
    );
    this.notes.append(line);
  }

  /** What the kernel has to say about what was opened, in place of what it said before. @param {string[]} sentences */
  notices(sentences) {
    for (const old of this.notes.querySelectorAll(".sw-notice")) old.remove();
    for (const sentence of sentences) this.note(sentence, { class: "sw-notice" });
  }
}
