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
  // A word that was typed may go over several text nodes: a line may end in it.
  const nodes = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const text = element.textContent.toLowerCase();
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      highlight.add(rangeOf(nodes, at, at + word.length));
    }
  }
}

function rangeOf(nodes, start, end) {
  const range = new Range();
  let passed = 0;
  for (const node of nodes) {
    const { length } = node;
    if (start >= passed && start < passed + length) range.setStart(node, start - passed);
    if (end > passed && end <= passed + length) range.setEnd(node, end - passed);
    passed += length;
  }
  return range;
}
