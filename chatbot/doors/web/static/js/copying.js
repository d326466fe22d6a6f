// An answer and its source to the clipboard.

const SAID_FOR_MS = 4000;

/** Make the copy buttons work. */
export function startCopying(context) {
  context.root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
  });

  async function copy(button) {
    const { texts } = context;
    const done = (await copyText(button.dataset.copy)) ? texts.copied : texts.copy_failed;
    sayOn(button, done);
    context.announce(done);
  }
}

/** Show above a button for a while what came of pressing it; to be announced besides. */
export function sayOn(button, text) {
  button.querySelector(".outcome")?.remove();
  const outcome = document.createElement("span");
  outcome.className = "outcome";
  outcome.setAttribute("aria-hidden", "true");
  outcome.textContent = text;
  button.append(outcome);
  setTimeout(() => outcome.remove(), SAID_FOR_MS);
}

/**
 * Put text on the clipboard.
 * @returns {Promise<boolean>} Whether it is there.
 */
export async function copyText(text) {
  // The clipboard interface exists on secure origins only; offices also serve plain HTTP.
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text) {
  const before = document.activeElement;
  const holder = document.createElement("textarea");
  holder.value = text;
  holder.setAttribute("aria-hidden", "true");
  holder.className = "visually-hidden";
  document.body.append(holder);
  holder.select();
  const copied = document.execCommand("copy");
  holder.remove();
  before?.focus();
  return copied;
}
