// What every page with scripts has: its texts, and somebody to announce them.

/**
 * @param {HTMLElement} root Holds the page, its texts (data-texts) and an announcer.
 * @returns {{root: HTMLElement, find: function, texts: object, announce: function}}
 */
export function createPage(root) {
  const find = (selector) => root.querySelector(selector);
  return {
    root,
    find,
    texts: JSON.parse(find("[data-texts]").dataset.texts),

    /** Have a screen reader say something. */
    announce(text) {
      const announcer = find(".announcer");
      announcer.textContent = "";
      requestAnimationFrame(() => { announcer.textContent = text; });
    },
  };
}
