// Whether a turn was what was asked for: one press, and on request what was wrong.

/** Make the buttons under each turn work. */
export function startFeedback(context) {
  const { root, texts } = context;

  function show(feedback, part) {
    for (const name of ["verdict", "faults", "thanks"]) {
      const found = feedback.querySelector(`.${name}`);
      if (found) found.hidden = name !== part;
    }
  }

  async function send(answer, verdict, fault) {
    try {
      const response = await fetch("feedback", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ answer, verdict, ...(fault && { fault }) }),
      });
      return response.ok;
    } catch {
      return false;
    }
  }

  root.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-verdict], [data-rate-again]");
    if (!button) return;
    const feedback = button.closest(".feedback");
    const { verdict, fault } = button.dataset;
    if (!verdict) {
      show(feedback, "verdict");
      feedback.querySelector("button").focus();
      return;
    }
    if (!(await send(feedback.dataset.answer, verdict, fault))) {
      context.announce(texts.rating_failed);
      button.textContent = texts.rating_failed;
      return;
    }
    // Where there was no answer, nothing can be wrong with it.
    const asks = verdict === "misses" && !fault && feedback.querySelector(".faults");
    show(feedback, asks ? "faults" : "thanks");
    if (asks) feedback.querySelector(".faults button").focus();
    else feedback.querySelector(".thanks").focus();
  });

  // Whoever says that none of the questions is meant has rated what was offered.
  context.on("pressed", ({ pressed }) => {
    const offered = pressed.closest(".turn")?.querySelector(".feedback");
    if (offered && pressed.classList.contains("none-of-these")) {
      send(offered.dataset.answer, "misses", "none_offered");
      show(offered, "thanks");
    }
  });

  context.on("turn", ({ article }) => {
    for (const feedback of article.querySelectorAll(".feedback")) feedback.hidden = false;
  });
}
