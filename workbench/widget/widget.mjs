// One view of the editor in a notebook: its mouse and its keys, from the first hello to the last listener.

import { bindingOf, nameOf } from "./bindings.mjs";
import { selectedWords, wordClicked } from "./deeds.mjs";
import { Editor } from "./editor.mjs";
import { reach } from "./reaching.mjs";

const TICK = 250; // milliseconds
const MODIFIERS = new Set(["Alt", "Control", "Meta", "Shift"]); // which may be held while one drags

/**
 * Plain keys stay here; the notebook's own shortcuts stay the notebook's.
 * @param {Editor} editor @param {KeyboardEvent} event
 */
function pressed(editor, event) {
  if (event.key === "Enter" && event.shiftKey) return; // runs cells, here as anywhere in a notebook
  if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  const target = /** @type {Element} */ (event.target);
  if (
    event.isComposing ||
    event.defaultPrevented ||
    target.closest("input, textarea, select, .sw-form, .sw-link, .sw-sheet, .sw-types")
  )
    return;
  if (target.closest("button, summary") && ["Enter", " "].includes(event.key)) return;
  const name = nameOf(event);
  const binding = editor.reading && bindingOf(editor, name);
  if (!binding) return;
  event.preventDefault();
  event.stopPropagation();
  editor.activity.stir();
  const held = event.repeat && !/Arrow|^[npjkuU]$/.test(name); // a key held down must not accept a page
  if (!editor.locked && !held) binding.run(editor, name);
}

/**
 * A click on a mark stands on it; on several, on the shortest first and then on the next.
 * @param {Editor} editor @param {MouseEvent} event
 */
function clicked(editor, event) {
  if (!editor.reading || editor.selected() || /** @type {Element} */ (event.target).closest(".sw-tag")) return;
  if (editor.dock.keepsNote()) return;
  const ids = editor.page.hit(event.target);
  const next = ids[(ids.indexOf(editor.current) + 1) % ids.length];
  editor.dock.closeMenu();
  editor.stand("");
  if (next) editor.goTo(next);
  else editor.refresh();
}

/**
 * A click on a mark, or else on one of its words, while a field of a form has the focus: the form may want just that.
 * @param {Editor} editor @param {MouseEvent} event @returns {boolean} whether it did
 */
function pointed(editor, event) {
  const { form } = editor.dock;
  if (!form || editor.selected()) return false;
  const record = editor.reading.records.get(editor.page.hit(event.target)[0]);
  return record ? form.point(record) : form.pointWord(wordClicked(editor, form.span()));
}

/**
 * The end of a drag that began in the text, wherever the mouse is now.
 * @param {Editor} editor @param {MouseEvent} event
 */
function dragged(editor, event) {
  if (!editor.frame.box.contains(/** @type {Node} */ (event.target))) editor.page.selection.clamp(event);
  editor.exact = event.altKey;
  const span = selectedWords(editor);
  if (!editor.dock.form || !span) return;
  editor.dock.form.words(span);
  document.getSelection()?.removeAllRanges();
  editor.paint();
  editor.dock.form.focus();
}

/** @type {import("@anywidget/types").Render} */
function render({ model, el }) {
  const editor = new Editor(model, el);
  const { root, box } = editor.frame;
  let dragging = false;
  let filling = false; // the focus is in the form as the mouse goes down
  let reaching = false; // the click has moved an edge
  let frame = 0;
  /** @param {any} message */
  const receive = (message) => editor.receive(message);
  /** @param {MouseEvent} event */
  const released = (event) => {
    if (dragging && editor.reading) dragged(editor, event);
    dragging = false;
  };
  const selecting = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => editor.reading && editor.frame.foot.drawKeys());
  };
  const stirred = () => editor.activity.stir();
  /** What the browser could not store is lost with the page. @param {BeforeUnloadEvent} event */
  const leaving = (event) => editor.line.outbox.size && !editor.line.outbox.kept && event.preventDefault();
  const letUp = () => setTimeout(() => editor.release()); // after the click that belongs to it
  // before the form or the text gets the key: whoever presses one has let go of the mouse, whatever the timer says
  const lifted = (/** @type {KeyboardEvent} */ { key }) => MODIFIERS.has(key) || editor.release();
  root.addEventListener("keydown", lifted, true);
  root.addEventListener("keydown", (event) => pressed(editor, event));
  root.addEventListener("pointerdown", () => editor.hold());
  root.addEventListener("pointermove", stirred);
  box.addEventListener("scroll", stirred);
  window.addEventListener("beforeunload", leaving);
  document.addEventListener("pointerup", letUp);
  document.addEventListener("pointercancel", letUp);
  box.addEventListener("mousedown", (event) => {
    reaching = reach(editor, event);
    if (reaching) event.preventDefault(); // neither the focus nor a selection is meant
    dragging = event.button === 0 && !reaching;
    filling = Boolean(editor.dock.form?.element.contains(document.activeElement));
  });
  box.addEventListener("click", (event) => reaching || (filling && pointed(editor, event)) || clicked(editor, event));
  document.addEventListener("mouseup", released);
  document.addEventListener("selectionchange", selecting);
  model.on("msg:custom", receive);
  const timer = setInterval(() => editor.line.tick(), TICK);
  editor.line.greet();
  return () => {
    clearInterval(timer);
    cancelAnimationFrame(frame);
    model.off("msg:custom", receive);
    window.removeEventListener("beforeunload", leaving);
    document.removeEventListener("pointerup", letUp);
    document.removeEventListener("pointercancel", letUp);
    document.removeEventListener("mouseup", released);
    document.removeEventListener("selectionchange", selecting);
  };
}

export default { render };
