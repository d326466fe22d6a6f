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

// A word that was typed may go over several text nodes: a line may end in it.
function rangesIn(element, words) {
  const nodes = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const text = element.textContent.toLowerCase();
  const found = [];
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      found.push(rangeOf(nodes, at, at + word.length));
    }
  }
  return found;
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
