// The list of what was changed in the codebook, the latest first; the latest that stands can be taken back.

import { button, keycaps, make } from "./nodes.mjs";
import { Rows } from "./rows.mjs";
import { localTime } from "./times.mjs";

/** @typedef {import("./editor.mjs").Editor} Editor */
/**
 * @typedef {{id: string, version: string, kind: string, what: string, of: string[], to?: string[], name?: string,
 *   was?: string, example?: string, at: string, by: string}} Revision
 */

/** @param {Editor} editor */
export function openRevisions(editor) {
  const { changes = [] } = editor.reading.codebook;
  const undone = new Set(changes.filter((each) => each.kind === "undo").flatMap((each) => each.of));
  const latest = changes.findLast((each) => each.kind !== "undo" && !undone.has(each.id));
  const says = make("p", { role: "status" });
  /** @param {string} key */
  const takeBack = async (key) => {
    const wanted = { kind: "undo", of: [key] };
    const { trouble } = await editor.ask("amendment", wanted);
    if (trouble) return says.replaceChildren(`${trouble}.`);
    const left = !element.isConnected; // meanwhile, perhaps by a second Enter
    if (left || !editor.dock.canSave()) return;
    editor.frame.sheet.close();
    editor.order("amend", wanted);
  };
  const list = new Rows({
    says: "What was changed",
    empty: "Nothing was changed here yet.",
    run: takeBack,
    chosen: () => {},
  });
  const rows = changes.toReversed().map((each) => {
    return { key: each.id, children: revisionLine(editor, each, undone.has(each.id), each === latest) };
  });
  list.show(rows);
  const back = button(make("span", {}, keycaps("Enter"), "take back the one you are on"), () => takeBack(list.key));
  const foot = make("footer", { class: "sw-buttons" }, latest && back);
  const element = make("div", { class: "sw-preview" }, list.element, says, foot);
  editor.frame.sheet.open("What was changed in the codebook", element, () => list.focus());
}

/** @param {Editor} editor @param {Revision} change @param {boolean} undone @param {boolean} latest */
function revisionLine(editor, change, undone, latest) {
  const { version, at, by } = change;
  const time = localTime(at, { dateStyle: "medium", timeStyle: "short" });
  const facts = [`version ${version}`, by, time, undone && "taken back", latest && "can be taken back"];
  return [
    make(undone ? "s" : "span", { dir: "auto" }, revisionWords(editor, change)),
    make("small", {}, facts.filter(Boolean).join(" · ")),
  ];
}

/** @param {Editor} editor @param {Revision} change @returns {string} */
function revisionWords(editor, { kind, what, of, to = [], name = "", was = "", example = "" }) {
  const { reading } = editor;
  const called = (/** @type {string} */ id) => `“${what === "label" ? reading.labelName(id) : reading.name(id)}”`;
  const about = of.map(called).join(" and ");
  const undone = reading.codebook.changes?.find((each) => each.id === of[0]);
  if (kind === "topic") return `new topic “${name}”`;
  if (kind === "example") return `example of ${what} ${about}: “${example}”`;
  if (kind === "rename") return `${what} “${was || of[0]}” renamed “${name}”`;
  if (kind === "merge") return `${what} ${about} merged into ${to.map(called).join(", ")}`;
  if (kind === "split") return `${what} ${about} split into ${to.map(called).join(" and ")}`;
  return `took back: ${undone ? revisionWords(editor, undone) : kind}`;
}
