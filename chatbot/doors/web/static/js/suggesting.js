// What the server suggests for a text.

const FEWEST = 3;
const LONGEST = 200;

/** Whether a text is long enough to mean something, and short enough to be under way still. */
export function worthAsking(text) {
  return [...text].length >= FEWEST && text.length <= LONGEST;
}

/**
 * @param {string} text What was typed.
 * @param {number} limit Most suggestions.
 * @param {object} context The window's: its scope counts.
 * @param {AbortSignal} signal Gives up.
 * @returns {Promise<Array<{entry: string, parts: string[]}>>} None when the server does not answer.
 */
export async function suggest(text, limit, context, signal) {
  const { document: within } = context.inScope({});
  const query = new URLSearchParams({ q: text, limit, ...(within && { document: within }) });
  try {
    const response = await fetch(`suggest?${query}`, { signal });
    return response.ok ? await response.json() : [];
  } catch {
    return [];
  }
}

/** Nodes of a wording, what was typed marked in it. */
export function markedParts([before, hit, after]) {
  const mark = document.createElement("mark");
  mark.textContent = hit;
  return [before, ...(hit ? [mark] : []), after];
}
