// The conversation: one step after the other, each with the turn that comes of it.

import { respond } from "./server.js";

const REMEMBERED = 10;
const BUSY_AFTER_MS = 200;

/** Start it: gives the context `take(step)`, `ask(question)` and `steps`. */
export function startConversation(context) {
  const { root, find, texts, box, form, log } = context;
  context.steps = [];
  let waiting = false;
  let conversation = 0;

  context.take = async (step) => {
    if (waiting) return;
    waiting = true;
    const asked = conversation;
    context.problem("");
    log.setAttribute("aria-busy", "true");
    const busy = setTimeout(() => {
      find(".busy").textContent = texts.busy;
      root.classList.add("waiting");
    }, BUSY_AFTER_MS);
    const earlier = context.steps.slice(-REMEMBERED);
    const response = await respond({ step, earlier, section: context.section ?? null });
    clearTimeout(busy);
    find(".busy").textContent = "";
    root.classList.remove("waiting");
    log.removeAttribute("aria-busy");
    waiting = false;
    if (asked !== conversation) return;
    if (!response || (!response.turn && !response.problem)) context.problem(texts.server_gone);
    else if (response.problem) context.problem(response.problem);
    else show(step, response.turn);
  };

  /** A question to the document that is chosen, if there is a choice. */
  context.ask = (question, { asTyped = false } = {}) => {
    const step = asTyped ? { question, as_typed: true } : { question };
    return context.take(context.inScope ? context.inScope(step) : step);
  };

  function show(step, turn) {
    const holder = document.createElement("template");
    holder.innerHTML = turn;
    const article = holder.content.firstElementChild;
    log.append(holder.content);
    context.steps.push(step);
    if ("question" in step && box.value === step.question) {
      box.value = "";
      box.dispatchEvent(new Event("input"));
    }
    // What was pressed is out of sight now; the next Tab goes on from the new turn. A person who
    // has gone back to the question box is left there.
    if (document.activeElement !== box) {
      article.querySelector("h3").focus({ preventScroll: true });
    }
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    article.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
    context.tell("turn", { step, article });
  }

  /** Forget everything. */
  context.clear = () => {
    conversation += 1;
    context.steps = [];
    log.replaceChildren();
    context.problem("");
    window.scrollTo({ top: 0 });
    context.tell("cleared");
  };

  // An address with a question in it: its turn is here already, and the address is done with.
  if (log.dataset.asked) {
    context.steps.push(JSON.parse(log.dataset.asked));
    window.history.replaceState(null, "", window.location.pathname);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (box.value.trim()) {
      context.ask(box.value);
    } else {
      context.problem(texts.empty_question);
      box.focus();
    }
  });

  // What asks or chooses is a link to a page that answers, or a button: here it takes a step.
  root.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-entry], [data-question]");
    if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    context.tell("pressed", { pressed });
    const { entry, question } = pressed.dataset;
    if (entry) context.take({ entry });
    else context.ask(question, { asTyped: "asTyped" in pressed.dataset });
  });
}
