// Words that are looked for in what stands on a page, and marked there.

/** A text as it is compared: spaces are free in Thai, and sara am has two encodings. */
export const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

/** The same without its spaces. */
export const solid = (text) => plain(text).replaceAll(" ", "");

/** Take all marks off. */
export function unmark() {
  CSS.highlights?.delete("found");
}

/**
 * Mark words where they stand as typed, in a browser that can.
 * @param {Element} element Holds the text.
 * @param {string[]} words Plain ones.
 */
export function mark(element, words) {
  if (!CSS.highlights || !words.length) return;
  const highlight = CSS.highlights.get("found") ?? new Highlight();
  CSS.highlights.set("found", highlight);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.toLowerCase();
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + word.length);
        highlight.add(range);
      }
    }
  }
}
