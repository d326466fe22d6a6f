// The address of an entry, sent by what the system has for it, else put on the clipboard.

import { copyText, sayOn } from "./copying.js";

/** Make the share buttons work; without scripts there are none. */
export function startSharing(page) {
  page.root.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-share]");
    if (!button) return;
    const url = new URL(button.dataset.share, document.baseURI).href;
    if (navigator.share) {
      // Whoever closes the system's own window has shared nothing, and knows it.
      await navigator.share({ title: button.dataset.title, url }).catch(() => {});
      return;
    }
    const done = (await copyText(url)) ? page.texts.address_copied : page.texts.copy_failed;
    sayOn(button, done);
    page.announce(done);
  });
}
