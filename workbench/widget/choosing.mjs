// What there is to choose above a figure: lists, dates and ticks, as the kernel offers them.

import { make } from "./nodes.mjs";

/**
 * @typedef {{name: string, says: string, kind: "list" | "date" | "tick", value: any, options?: [string, string][]}} Control
 */

export class Choosing {
  /** @param {(name: string, value: string | boolean) => void} chose */
  constructor(chose) {
    this.chose = chose;
    /** @type {Map<string, HTMLElement>} */
    this.fields = new Map();
    this.element = make("div", { class: "sw-choosing", role: "group", "aria-label": "What is drawn" });
  }

  /** @param {Control[]} controls */
  show(controls) {
    for (const control of controls) {
      const field = this.fields.get(control.name) ?? this.field(control);
      this.fields.set(control.name, field);
      if (field instanceof HTMLSelectElement) setOptions(field, control.options ?? []);
      if (field === document.activeElement && field instanceof HTMLInputElement && field.type === "date") continue;
      if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = control.value;
      else /** @type {HTMLSelectElement} */ (field).value = control.value;
    }
  }

  /** @param {Control} control @returns {HTMLInputElement | HTMLSelectElement} */
  field({ name, says, kind }) {
    /** @param {Event} event */
    const changed = ({ target }) => {
      const field = /** @type {HTMLInputElement} */ (target);
      this.chose(name, kind === "tick" ? field.checked : field.value);
    };
    const field =
      kind === "list"
        ? make("select", { onchange: changed })
        : make("input", { type: kind === "date" ? "date" : "checkbox", onchange: changed });
    const words = make("span", {}, says);
    this.element.append(make("label", { "data-kind": kind }, ...(kind === "tick" ? [field, words] : [words, field])));
    return field;
  }
}

/** @param {HTMLSelectElement} select @param {[string, string][]} options */
function setOptions(select, options) {
  const same = JSON.stringify(options) === JSON.stringify([...select.options].map((each) => [each.value, each.text]));
  if (same) return;
  select.replaceChildren(...options.map(([value, words]) => make("option", { value }, words)));
}
