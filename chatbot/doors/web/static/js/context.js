// What every part of the window holds: its elements, its texts, and how to tell of something.

import { createPage } from "./page.js";

/**
 * @param {HTMLElement} root The window.
 * @returns {object} What every page has, the window's own elements, `problem`; and `tell` and `on`,
 *   by which parts tell each other: "pressed" (detail: pressed), "scope", "turn" (detail: step,
 *   article), "cleared".
 */
export function createContext(root) {
  const page = createPage(root.parentElement);
  const { find } = page;
  const events = new EventTarget();
  const box = find("#question");
  const form = find(".composer");
  return {
    ...page,
    root,
    box,
    form,
    log: find(".log"),

    /** Show what is wrong at the question box; nothing when the text is empty. */
    problem(text) {
      find(".problem").textContent = text;
      if (text) {
        box.setAttribute("aria-invalid", "true");
        form.scrollIntoView({ block: "nearest" });
      } else {
        box.removeAttribute("aria-invalid");
      }
    },

    tell(name, detail = {}) {
      events.dispatchEvent(new CustomEvent(name, { detail }));
    },

    on(name, listener) {
      events.addEventListener(name, (event) => listener(event.detail));
    },
  };
}
