// The address of an entry, sent by what the system has for it, else put on the clipboard.

import { copyText, sayOn } from "./copying.js";

/** Make the share buttons work; without scripts there are none. */
export function startSharing(page) {
  page.root.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-share]");
    if (!button) return;
    const url = new URL(button.dataset.share, document.baseURI).href;
    if (await shared({ title: button.dataset.title, url })) return;
    const done = (await copyText(url)) ? page.texts.address_copied : page.texts.copy_failed;
    sayOn(button, done);
    page.announce(done);
  });
}

/** Whether the system's own window for sharing was there, used or closed. */
async function shared(data) {
  try {
    if (!navigator.share) return false;
    await navigator.share(data);
    return true;
  } catch (error) {
    // Whoever closes that window has shared nothing, and knows it.
    return error.name === "AbortError";
  }
}
