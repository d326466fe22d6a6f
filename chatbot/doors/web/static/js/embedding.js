// The window in a frame on a page of another site: what it and the widget around it tell each other.
// It answers those pages alone that may show it, and tells nothing of the conversation.

// {"official-answers": word}; see chatbot/doors/web/widget/widget.js.
const MESSAGE = "official-answers";

/** Take part in it; a plain frame has nobody who says hello, and no button to close it. */
export function startEmbedding({ root, find, box }) {
  if (!("sites" in root.dataset)) return;
  const sites = [window.location.origin, ...JSON.parse(root.dataset.sites)];
  const closeButton = find(".close-window");
  let site = null;

  function tell(word) {
    if (site) window.parent.postMessage({ [MESSAGE]: word }, site);
  }

  /** To where one types; on a telephone to the head, since the keyboard would cover the rest. */
  function enter() {
    const types = window.matchMedia("(pointer: fine)").matches;
    (types ? box : find(".names h1")).focus({ preventScroll: true });
  }

  window.addEventListener("message", ({ source, origin, data }) => {
    if (source !== window.parent || source === window || !sites.includes(origin)) return;
    if (data?.[MESSAGE] === "hello") {
      site = origin;
      closeButton.hidden = false;
      tell("ready");
    } else if (data?.[MESSAGE] === "opened") {
      enter();
    }
  });

  closeButton.addEventListener("click", () => tell("close"));
  // What is open within the window closes first, and says so.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing) tell("close");
  });
}
