// The box where one types.

/** Make it grow with its text, and send with Enter. */
export function startComposer(context) {
  const { box, form, find } = context;

  function fit() {
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  }

  box.addEventListener("input", () => { context.problem(""); fit(); });

  box.addEventListener("keydown", (event) => {
    // While an input method composes, Enter accepts its proposal.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  const renew = find(".new-conversation");
  renew.addEventListener("click", () => {
    context.clear();
    box.value = "";
    fit();
    box.focus();
    context.announce(context.texts.new_started);
  });
  context.on("turn", () => { renew.hidden = false; });
  context.on("cleared", () => { renew.hidden = true; });

  // On a telephone it would open the keyboard over the examples.
  if (window.matchMedia("(min-width: 64rem) and (pointer: fine)").matches) {
    box.focus({ preventScroll: true });
  }
}
