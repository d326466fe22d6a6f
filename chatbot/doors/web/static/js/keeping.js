// The conversation stays when the page is loaded again in this tab, and can be had back for a
// while after it was put away. What is kept is what the server rendered, and only this server's
// pages can write there.

// Other pages of the same host keep what they like beside it.
const KEPT_AS = `conversation of ${window.location.pathname}`;
const UNDO_FOR_MS = 10000;

/** Keep it, where the operator allows that. */
export function startKeeping(context) {
  const { root, find, texts } = context;
  const keeps = "keep" in root.dataset;
  let turns = [];
  let timer;

  function save() {
    if (!keeps) return;
    try {
      if (turns.length) sessionStorage.setItem(KEPT_AS, JSON.stringify(turns));
      else sessionStorage.removeItem(KEPT_AS);
    } catch {
      // No room or no storage: the conversation goes on, and goes with the page.
    }
  }

  function kept() {
    try {
      const found = keeps ? JSON.parse(sessionStorage.getItem(KEPT_AS)) : null;
      return Array.isArray(found) && found.every(isKept) ? found : [];
    } catch {
      return [];
    }
  }

  function bringBack(earlier) {
    // It was read out when it was new.
    const { log } = context;
    log.setAttribute("aria-live", "off");
    for (const { step, turn } of earlier) context.append(step, turn);
    requestAnimationFrame(() => log.removeAttribute("aria-live"));
  }

  context.on("turn", ({ step, turn }) => {
    turns.push({ step, turn });
    save();
  });

  const bar = find(".undo");

  function putAway() {
    clearTimeout(timer);
    bar.hidden = true;
  }

  context.startAnew = () => {
    const before = turns;
    turns = [];
    context.clear();
    save();
    context.announce(texts.new_started);
    offerBack(before);
  };

  function offerBack(before) {
    if (!before.length) return;
    bar.hidden = false;
    bar.querySelector("button").onclick = () => {
      putAway();
      const since = turns;
      turns = [];
      context.clear();
      bringBack([...before, ...since]);
      const newest = context.log.lastElementChild;
      newest.scrollIntoView({ block: "start" });
      newest.querySelector("h3").focus({ preventScroll: true });
    };
    clearTimeout(timer);
    timer = setTimeout(putAway, UNDO_FOR_MS);
  }

  const before = kept();
  if (context.adopt()) offerBack(before);
  else bringBack(before);
}

function isKept(one) {
  return String(one?.turn).startsWith("<article ") && typeof one.step === "object" && one.step !== null;
}
