// What asks for more than a key: a form beside the text, or a menu at a place in it. One of each at a time.
//
// A form that somebody has begun to fill is never dropped without a word.

/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {import("./forms.mjs").Form} Form */

export class Dock {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    /** @type {Form | null} */
    this.form = null;
  }

  get hasMenu() {
    return this.editor.frame.floating.firstChild !== null;
  }

  /** @param {Form} form */
  openForm(form) {
    if (this.keepsForm()) return;
    const { frame } = this.editor;
    this.form = form;
    frame.togglePanel(true);
    frame.dock.replaceChildren(form.element);
    document.getSelection()?.removeAllRanges();
    this.editor.paint();
    form.focus();
  }

  /** Whether a note that somebody has begun to write stays open; then it is said, and has the focus again. */
  keepsNote() {
    const area = this.editor.frame.floating.querySelector("textarea");
    if (!area || area.value === area.defaultValue) return false;
    this.editor.frame.hint("Save the note (Enter) or leave it (Esc) first.");
    area.focus();
    return true;
  }

  /**
   * Whether a form, or a note, that somebody has begun to fill stays open; then it is said, and has the focus
   * again.
   */
  keepsForm() {
    if (this.keepsNote()) return true;
    if (!this.form?.changed()) return false;
    this.editor.frame.hint("Save the form (Enter) or leave it (Esc) first.");
    this.form.focus();
    return true;
  }

  /** Do what the form was for. @param {() => unknown} then */
  saveForm(then) {
    if (!this.canSave()) return;
    this.editor.frame.focus(); // before the form goes: with it, the page would have to be laid out first
    this.closeForm();
    this.editor.paint(); // the rest is drawn with what is done
    then();
  }

  /** Do what the menu was for; a form beside the text stays. @param {() => unknown} then */
  saveMenu(then) {
    if (!this.canSave()) return;
    this.leaveMenu();
    then();
  }

  /** Otherwise the form or the menu stays, and it is said why. */
  canSave() {
    const { locked, frame } = this.editor;
    if (locked) frame.hint("The kernel does not answer; this stays here until it does.");
    return !locked;
  }

  leaveForm() {
    this.editor.frame.focus();
    this.closeForm();
    this.editor.refresh();
  }

  leaveMenu() {
    this.editor.frame.focus();
    this.closeMenu();
  }

  closeForm() {
    this.form = null;
    this.editor.frame.dock.replaceChildren();
  }

  closeMenu() {
    this.editor.frame.floating.replaceChildren();
  }
}
