// How large the text is and how far apart its lines are: the reader's own choice, kept by the browser.

import { remember, remembered } from "./remembered.mjs";

const KEPT = "stance-workbench:type";
const SIZES = [13, 14, 16, 18, 20, 23, 27, 32]; // pixels
const LEADINGS = [1.5, 1.85, 2.3];

export class Comfort {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.chosen = { size: 2, leading: 1, ...remembered(KEPT) };
    this.draw();
  }

  /** @param {1 | -1} by */
  size(by) {
    this.choose({ size: Math.max(0, Math.min(SIZES.length - 1, this.chosen.size + by)) });
  }

  spacing() {
    this.choose({ leading: (this.chosen.leading + 1) % LEADINGS.length });
  }

  /** @param {Partial<{size: number, leading: number}>} choice */
  choose(choice) {
    this.chosen = { ...this.chosen, ...choice };
    this.draw();
    remember(KEPT, this.chosen);
  }

  draw() {
    this.root.style.setProperty("--sw-size", `${SIZES[this.chosen.size] ?? 16}px`);
    this.root.style.setProperty("--sw-leading", String(LEADINGS[this.chosen.leading] ?? 1.85));
  }
}
