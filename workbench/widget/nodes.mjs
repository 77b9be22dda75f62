// The one place that makes elements. Text goes in as text nodes, so an article can never become markup.

/** @typedef {Node | string | null | false | undefined} Child */

/**
 * An element with attributes and children; `on…` attributes are listeners; what is not there is left out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, any>} attributes @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (typeof value === "boolean" && !name.startsWith("aria-")) element.toggleAttribute(name, value);
    else if (value !== undefined && value !== null) element.setAttribute(name, String(value));
  }
  element.append(...children.flatMap((child) => child || []));
  return element;
}

/**
 * A button that leaves focus and selection where they are: the text box keeps both.
 * @param {Child} words @param {() => void} run @param {Record<string, any>} attributes
 */
export function button(words, run, attributes = {}) {
  /** @param {Event} event */
  const stay = (event) => event.preventDefault();
  return make("button", { type: "button", onmousedown: stay, onclick: run, ...attributes }, words);
}

/** The keys of an action, as they look on a keyboard; not read aloud. @param {...string} keys */
export function keycaps(...keys) {
  const caps = taughtKeys(...keys);
  caps.setAttribute("aria-hidden", "true");
  return caps;
}

/** The same where the keys are what is told. @param {...string} keys */
export function taughtKeys(...keys) {
  return make("span", { class: "sw-keys" }, ...keys.map((key) => make("kbd", {}, key)));
}

/** What a select offers; the empty value is called `none`. @param {string[]} values @param {string} none */
export function optionsOf(values, none) {
  return values.map((value) => make("option", { value }, value || none));
}

/**
 * Make `elements` the children of `list`; one that stays is not taken out and put back, which costs a layout.
 * @param {HTMLElement} list @param {HTMLElement[]} elements
 */
export function arrange(list, elements) {
  const wanted = new Set(elements);
  for (const child of [...list.children]) if (!wanted.has(/** @type {HTMLElement} */ (child))) child.remove();
  elements.forEach((element, index) => {
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
  });
}
