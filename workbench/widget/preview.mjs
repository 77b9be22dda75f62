// What would change, before it does: a list of places, each of which can be left out. One step to undo, afterwards.

import { inContext } from "./context.mjs";
import { button, keycaps, make } from "./nodes.mjs";
import { Rows } from "./rows.mjs";

/** @typedef {import("./editor.mjs").Editor} Editor */
/**
 * `title`: of the article, or what else tells one place from another. `does`: what would be done there.
 * @typedef {import("./context.mjs").Context & {key: string, article: string, title: string, does: string}} Place
 */

/**
 * The places that would change, each of which can be left out; Enter does it.
 * @param {Editor} editor @param {string} title @param {Place[]} places @param {(left: string[]) => void} run
 */
export function preview(editor, title, places, run) {
  /** @type {Set<string>} */
  const left = new Set();
  const counts = make("p", { role: "status" });
  const list = new Rows({
    says: title,
    empty: "Nothing passes this filter.",
    run: () => finish(),
    chosen: (key) => toggle(key),
    pressed: (key, event) => (event.key === " " || event.key === "x") && (toggle(key), true),
  });
  let shown = places;
  const finish = () => {
    if (!editor.dock.canSave())
      return void (counts.textContent = "The kernel does not answer; this stays here until it does.");
    editor.frame.sheet.close();
    run([...left]);
  };
  /** @param {string} key */
  const toggle = (key) => {
    if (!left.delete(key)) left.add(key);
    draw();
  };
  const draw = () => {
    const taken = shown.filter((each) => !left.has(each.key));
    const articles = new Set(taken.map((each) => each.article)).size;
    counts.textContent = `${taken.length} of ${shown.length}${articles > 1 ? ` in ${articles} articles` : ""}`;
    list.show(
      shown.map((each) => ({
        key: each.key,
        get children() {
          return placeLine(each, left.has(each.key));
        },
      })),
    );
  };
  const buttons = make(
    "footer",
    { class: "sw-buttons" },
    button(make("span", {}, keycaps("Enter"), "do it"), finish),
    make("span", {}, keycaps("Space"), "leave this one out"),
  );
  const element = make("div", { class: "sw-preview" }, counts, list.element, buttons);
  draw();
  editor.frame.sheet.open(title, element, () => list.focus());
  /** @param {Place[]} next */
  const show = (next) => ((shown = next), draw());
  return { element, show };
}

/** @param {Place} place @param {boolean} left */
function placeLine(place, left) {
  return [
    make("span", { class: "sw-tick", role: "img", "aria-label": left ? "left out" : "taken" }, left ? "☐" : "☑"),
    inContext(place),
    make("small", {}, `${place.does} · ${place.title}`),
  ];
}
