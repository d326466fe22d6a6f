// What every part of the window holds: its elements, its texts, and how to tell of something.

/**
 * @param {HTMLElement} root The window.
 * @returns {object} `find`, `texts`, `announce`, `problem`; and `events`, on which parts tell each
 *   other: "turn" (detail: step, article), "cleared".
 */
export function createContext(root) {
  const find = (selector) => root.querySelector(selector);
  return {
    root,
    find,
    texts: JSON.parse(root.dataset.texts),
    box: find("#question"),
    form: find(".composer"),
    log: find(".log"),
    events: new EventTarget(),

    /** Have a screen reader say something. */
    announce(text) {
      const announcer = find(".announcer");
      announcer.textContent = "";
      requestAnimationFrame(() => { announcer.textContent = text; });
    },

    /** Show what is wrong at the question box; nothing when the text is empty. */
    problem(text) {
      find(".problem").textContent = text;
      if (text) {
        find("#question").setAttribute("aria-invalid", "true");
        find(".composer").scrollIntoView({ block: "nearest" });
      } else {
        find("#question").removeAttribute("aria-invalid");
      }
    },

    tell(name, detail = {}) {
      this.events.dispatchEvent(new CustomEvent(name, { detail }));
    },

    on(name, listener) {
      this.events.addEventListener(name, (event) => listener(event.detail));
    },
  };
}
