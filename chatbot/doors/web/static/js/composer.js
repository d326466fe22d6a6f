// The box where one types.

// From here on it is said how much is left.
const NEAR_THE_LIMIT = 0.8;

/** Make it grow with its text, send with Enter, count near the limit; and the keys that lead to it. */
export function startComposer(context) {
  const { root, box, form, find, texts } = context;
  const limit = Number(box.dataset.limit);
  const counter = find(".counter");
  const typesAtOnce = window.matchMedia("(min-width: 64rem) and (pointer: fine)");

  /** The focus goes to the box, but on a telephone, where that opens the keyboard over the rest. */
  function goToBox(onTelephones) {
    (typesAtOnce.matches ? box : onTelephones)?.focus({ preventScroll: true });
  }

  function fit() {
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
    const length = [...box.value].length;
    counter.textContent = length < limit * NEAR_THE_LIMIT ? ""
      : texts.counted.replace("{length}", length.toLocaleString("en"))
        .replace("{limit}", limit.toLocaleString("en"));
    counter.classList.toggle("over", length > limit);
  }

  box.addEventListener("input", () => { context.problem(""); fit(); });

  function lastQuestion() {
    return context.steps.findLast((step) => "question" in step)?.question;
  }

  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "ArrowUp" && !box.value && lastQuestion()) {
      event.preventDefault();
      box.value = lastQuestion();
      fit();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [inert]")) return;
    if (root.classList.contains("list-open")) return;
    event.preventDefault();
    box.focus();
  });

  const renew = find(".new-conversation");
  renew.addEventListener("click", () => {
    context.startAnew();
    box.value = "";
    fit();
    goToBox(find(".welcome-title"));
  });
  context.on("turn", () => { renew.hidden = false; });
  context.on("cleared", () => { renew.hidden = true; });

  goToBox();
}
