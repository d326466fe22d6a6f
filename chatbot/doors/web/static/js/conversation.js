// The conversation: one step after the other, each with the turn that comes of it.

import { respond } from "./server.js";

const REMEMBERED = 10;
const BUSY_AFTER_MS = 200;

/** Start it: gives the context `steps`, `take(step, shown)`, `ask(question)` and `clear()`. */
export function startConversation(context) {
  const { root, find, texts, box, form, log } = context;
  const pending = find(".pending");
  context.steps = [];
  let waiting = false;
  // A question that waits for the one before it: a single one.
  let next = null;
  let conversation = 0;

  /**
   * Take a step, after the one that is under way if there is one.
   * @param {object} step As chatbot/doors/web/message.py has it.
   * @param {string} shown What stands in the bubble until the turn is there.
   */
  context.take = async (step, shown) => {
    context.problem("");
    if (waiting && next) {
      context.problem(texts.queue_full);
      return;
    }
    giveUpBox(step);
    const bubble = waitingBubble(shown);
    if (waiting) {
      next = { step, bubble };
      tellWaiting(bubble, texts.queued);
      return;
    }
    waiting = true;
    await answer(step, bubble);
    while (next) {
      const { step: queued, bubble: shownOne } = next;
      next = null;
      shownOne.querySelector(".waits").textContent = "";
      await answer(queued, shownOne);
    }
    waiting = false;
  };

  async function answer(step, bubble) {
    const asked = conversation;
    log.setAttribute("aria-busy", "true");
    const busy = setTimeout(() => {
      find(".busy").textContent = texts.busy;
      root.classList.add("waiting");
    }, BUSY_AFTER_MS);
    const earlier = context.steps.slice(-REMEMBERED);
    const message = { step, earlier, section: context.section ?? null };
    const response = await respond(message, texts, () => tellWaiting(bubble, texts.trying_again));
    clearTimeout(busy);
    find(".busy").textContent = "";
    root.classList.remove("waiting");
    log.removeAttribute("aria-busy");
    bubble.remove();
    if (asked !== conversation) return;
    if (response.turn) show(step, response.turn);
    else {
      giveBackBox(step);
      context.problem(response.problem);
    }
  }

  function tellWaiting(bubble, text) {
    context.announce(text);
    bubble.querySelector(".waits").textContent = text;
  }

  function giveUpBox(step) {
    if (box.value === step.question) fillBox("");
  }

  function giveBackBox(step) {
    if (!box.value && "question" in step) fillBox(step.question);
  }

  function fillBox(text) {
    box.value = text;
    box.dispatchEvent(new Event("input"));
  }

  function waitingBubble(text) {
    const holder = find(".pending-turn").content.cloneNode(true).firstElementChild;
    holder.querySelector(".bubble").textContent = text;
    pending.append(holder);
    holder.scrollIntoView({ block: "nearest" });
    return holder;
  }

  /** A question to the document that is chosen, if there is a choice. */
  context.ask = (question, { asTyped = false } = {}) => {
    const step = asTyped ? { question, as_typed: true } : { question };
    return context.take(context.inScope(step), question);
  };

  /** Put a turn on the page; its HTML is the server's. */
  context.append = (step, turn) => {
    const holder = document.createElement("template");
    holder.innerHTML = turn;
    const article = holder.content.firstElementChild;
    log.append(holder.content);
    context.steps.push(step);
    context.tell("turn", { step, article, turn });
    return article;
  };

  function show(step, turn) {
    const article = context.append(step, turn);
    // What was pressed is out of sight now; the next Tab goes on from the new turn. A person who
    // has gone back to the question box is left there.
    if (document.activeElement !== box) {
      article.querySelector("h3").focus({ preventScroll: true });
    }
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    article.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
  }

  /** Forget everything, what is still under way included. */
  context.clear = () => {
    conversation += 1;
    next = null;
    context.steps = [];
    log.replaceChildren();
    pending.replaceChildren();
    context.problem("");
    window.scrollTo({ top: 0 });
    context.tell("cleared");
  };

  // An address with a question in it: its turn is here already, and the address is done with.
  context.adopt = () => {
    const address = new URL(window.location.href);
    if (!address.searchParams.has("q")) return false;
    for (const name of ["q", "document"]) address.searchParams.delete(name);
    window.history.replaceState(null, "", address);
    if (!log.dataset.asked) return false;
    const turn = log.innerHTML;
    log.replaceChildren();
    context.append(JSON.parse(log.dataset.asked), turn).scrollIntoView({ block: "start" });
    return true;
  };

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
    if (entry) context.take({ entry }, pressed.querySelector(".wording").textContent);
    else context.ask(question, { asTyped: "asTyped" in pressed.dataset });
  });
}
