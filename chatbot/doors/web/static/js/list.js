// The list of all official questions: a column where there is room, else a panel over the window.

import { mark, plain, solid, unmark } from "./matching.js";
import { suggest, worthAsking } from "./suggesting.js";

const WHOLE_LIST = 1000;
const NARROW = window.matchMedia("(max-width: 63.99rem)");

/** Make the list open, close and filter. */
export function startList(context) {
  const { root, find, texts, box } = context;
  const list = find(".browse");
  const openButton = find(".open-list");
  let opener = null;

  function open(button) {
    opener = button;
    root.classList.add("list-open");
    setBehind(true);
    openButton.setAttribute("aria-expanded", "true");
    find(".close-list").focus();
  }

  function close() {
    if (!root.classList.contains("list-open")) return;
    root.classList.remove("list-open");
    setBehind(false);
    openButton.setAttribute("aria-expanded", "false");
    opener.focus();
  }

  function setBehind(inert) {
    find(".masthead").inert = inert;
    find(".talk").inert = inert;
  }

  // The list may be off screen or closed, so whoever is sent there has it opened first.
  function goTo(from) {
    if (NARROW.matches) open(from);
    else list.focus();
  }

  openButton.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(openButton);
  });
  openButton.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      goTo(openButton);
    }
  });
  find(".close-list").addEventListener("click", close);
  NARROW.addEventListener("change", close);
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !root.classList.contains("list-open")) return;
    event.preventDefault();
    close();
  });
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-to-list]");
    if (button) goTo(button);
  });
  context.on("pressed", close);

  for (const link of root.querySelectorAll(".skip")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      if (link.hash === "#question-list") goTo(openButton);
      else box.focus();
    });
  }

  let asked;

  /** The entries that fit what is typed, by their names; null when the server gives none. */
  async function fitting(text) {
    asked?.abort();
    asked = new AbortController();
    const { signal } = asked;
    const found = worthAsking(text) ? await suggest(text, WHOLE_LIST, context, signal) : [];
    if (signal.aborted) return undefined;
    return new Map(found.map((one) => [one.entry, one.parts]));
  }

  async function filter() {
    const typed = find(".find").value.trim();
    const words = plain(typed).split(" ").filter(Boolean);
    const suggested = await fitting(typed);
    if (!suggested) return;
    const { section } = context;
    let found = 0;
    unmark();
    for (const group of list.querySelectorAll(".group")) {
      // Once a word is typed the whole list is searched: saying that a word stands nowhere, when
      // it stands in another section, would be untrue.
      const inSection = !section || words.length > 0 || group.dataset.section === section;
      const inScope = context.ofScope(group.dataset.section);
      let inGroup = 0;
      for (const item of group.querySelectorAll("li")) {
        const entry = item.querySelector("[data-entry]");
        const wording = item.querySelector(".wording");
        const text = solid(item.textContent);
        item.hidden = !words.every((word) => text.includes(word))
          && !suggested.has(entry.dataset.entry);
        mark(wording, words);
        if (!item.hidden) inGroup += 1;
      }
      group.hidden = !inSection || !inScope || !inGroup;
      group.open = inGroup > 0 && (words.length > 0 || group.dataset.section === section);
      if (!group.hidden) found += inGroup;
    }
    find(".found").textContent = !words.length && !section && !context.scoped() ? ""
      : found ? texts.found_in_list.replace("{count}", found) : texts.none_in_list;
  }

  find(".find").addEventListener("input", filter);
  context.on("scope", filter);
}
