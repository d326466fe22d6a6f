// Official questions above the box while one types. They are an offer: Enter sends what was typed
// unless a suggestion was gone to. The keys are those of the ARIA combobox pattern; the role is not,
// since a box of several lines may not have it (ARIA in HTML): whether there are suggestions is
// announced instead of being a state of the box.

import { markedParts, suggest, worthAsking } from "./suggesting.js";

const PAUSE_MS = 120;
const AT_MOST = 6;
const AT_MOST_WHEN_LOW = 3;
const LOW = window.matchMedia("(max-height: 38rem)");

/** Make the box suggest. */
export function startSuggestions(context) {
  const { box, form, find, texts } = context;
  const list = find("#suggestions");
  let timer;
  let asked;
  let active = -1;

  // Without scripts it is a plain box.
  for (const [name, value] of Object.entries({
    "aria-autocomplete": "list",
    "aria-controls": list.id,
  })) box.setAttribute(name, value);

  const options = () => [...list.children];
  const isOpen = () => !list.hidden;

  function close() {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    list.replaceChildren();
    goTo(-1);
  }

  function goTo(place) {
    active = place;
    options().forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
    const option = options()[place];
    if (option) {
      box.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      box.removeAttribute("aria-activedescendant");
    }
  }

  function show(found) {
    if (!found.length) {
      close();
      return;
    }
    list.replaceChildren(...found.map(({ entry, parts }, at) => {
      const option = document.createElement("li");
      option.id = `suggestion-${at}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.suggested = entry;
      option.lang = "th";
      option.append(...markedParts(parts));
      return option;
    }));
    list.hidden = false;
    goTo(-1);
    context.announce(texts.suggested.replace("{count}", found.length));
  }

  async function look() {
    asked?.abort();
    asked = new AbortController();
    const { signal } = asked;
    const typed = box.value;
    const found = await suggest(typed, LOW.matches ? AT_MOST_WHEN_LOW : AT_MOST, context, signal);
    if (!signal.aborted && box.value === typed && document.activeElement === box) show(found);
  }

  function take(option) {
    const { suggested } = option.dataset;
    const shown = option.textContent;
    close();
    box.value = "";
    box.dispatchEvent(new Event("input"));
    context.take({ entry: suggested }, shown);
  }

  box.addEventListener("input", (event) => {
    clearTimeout(timer);
    const typed = box.value.trim();
    if (event.isComposing || !worthAsking(typed) || typed.includes("\n")) close();
    else timer = setTimeout(look, PAUSE_MS);
  });

  // Before the composer's own listener, which sends with Enter.
  box.addEventListener("keydown", (event) => {
    if (!isOpen() || event.isComposing) return;
    const count = options().length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place more than there are options: the box itself, where nothing is chosen.
      goTo((active + 1 + step + count + 1) % (count + 1) - 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && !event.shiftKey && active >= 0) {
      event.preventDefault();
      take(options()[active]);
    }
  }, { capture: true });

  // The box keeps the focus, so that the click comes before it would close.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[data-suggested]");
    if (option) take(option);
  });
  box.addEventListener("blur", close);
  form.addEventListener("submit", close);
}
