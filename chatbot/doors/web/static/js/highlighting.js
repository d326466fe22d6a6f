// Words shown where they stand, without a change to the page.

/**
 * Mark words in some elements, in place of what was marked under this name.
 * @param {string} name Of the CSS highlight.
 * @param {Iterable<Element>} elements Where to look.
 * @param {string[]} words In lower case.
 * @returns {Range[]} Where they stand, in the order of the page.
 */
export function highlight(name, elements, words) {
  const ranges = words.length ? [...elements].flatMap((one) => rangesIn(one, words)) : [];
  // Older browsers find all the same, and mark nothing.
  if (window.CSS?.highlights) {
    if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
    else CSS.highlights.delete(name);
  }
  return ranges;
}

function rangesIn(element, words) {
  const found = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const text = node.data.toLowerCase();
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        found.push(range);
      }
    }
  }
  return found;
}
