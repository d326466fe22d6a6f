// The chat window's behaviour. All wording and all markup come from the server, escaped there;
// what a person types is only ever handled as text.
"use strict";

(() => {
  const REMEMBERED = 10;
  const BUSY_AFTER_MS = 200;
  const GIVE_UP_AFTER_MS = 30000;
  const NARROW = window.matchMedia("(max-width: 63.99rem)");

  /**
   * Start the window.
   * @param {HTMLElement} element Where Gradio rendered it.
   * @param {object} server Gradio's proxy of the Python functions.
   */
  function start(element, server) {
    const root = element.querySelector(".chat-window");
    const find = (selector) => root.querySelector(selector);
    const texts = JSON.parse(root.dataset.texts);
    const log = find(".log");
    const form = find(".composer");
    const box = find("#question");
    const list = find(".browse");

    // Gradio wraps the whole page in a main landmark; the window has its own.
    element.closest("main")?.setAttribute("role", "none");

    let steps = [];
    // There is none where a single document is served.
    const scope = find("#scope");
    let section = null;
    let waiting = false;
    let conversation = 0;

    // --- messages -----------------------------------------------------------------------------

    function announce(text) {
      const announcer = find(".announcer");
      announcer.textContent = "";
      requestAnimationFrame(() => { announcer.textContent = text; });
    }

    function problem(text) {
      find(".problem").textContent = text;
      if (text) {
        box.setAttribute("aria-invalid", "true");
        form.scrollIntoView({ block: "nearest" });
      } else {
        box.removeAttribute("aria-invalid");
      }
    }

    // --- asking -------------------------------------------------------------------------------

    async function respond(step) {
      const message = { step, earlier: steps.slice(-REMEMBERED), section };
      let timer;
      const late = new Promise((resolve) => { timer = setTimeout(resolve, GIVE_UP_AFTER_MS); });
      try {
        return await Promise.race([server.respond(message), late]);
      } catch {
        return undefined;
      } finally {
        clearTimeout(timer);
      }
    }

    /** A question to the document that is chosen, if there is a choice. */
    function asking(step) {
      return scope ? { ...step, document: scope.value || null } : step;
    }

    async function take(step) {
      if (waiting) return;
      waiting = true;
      const asked = conversation;
      problem("");
      log.setAttribute("aria-busy", "true");
      const busy = setTimeout(() => {
        find(".busy").textContent = texts.busy;
        root.classList.add("waiting");
      }, BUSY_AFTER_MS);
      const response = await respond(step);
      clearTimeout(busy);
      find(".busy").textContent = "";
      root.classList.remove("waiting");
      log.removeAttribute("aria-busy");
      waiting = false;
      if (asked !== conversation) return;
      if (!response || (!response.turn && !response.problem)) problem(texts.server_gone);
      else if (response.problem) problem(response.problem);
      else show(step, response.turn);
    }

    function show(step, turn) {
      const holder = document.createElement("template");
      holder.innerHTML = turn;
      const article = holder.content.firstElementChild;
      log.append(holder.content);
      steps.push(step);
      if ("question" in step && box.value === step.question) {
        box.value = "";
        fit();
      }
      // The button that was pressed is out of sight now; the next Tab goes on from the new turn. A
      // person who has gone back to the question box is left there.
      if (log.contains(document.activeElement)) {
        article.querySelector("h3").focus({ preventScroll: true });
      }
      const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      article.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
    }

    function fit() {
      box.style.height = "auto";
      box.style.height = `${box.scrollHeight + 2}px`;
    }

    box.addEventListener("input", () => { problem(""); fit(); });

    box.addEventListener("keydown", (event) => {
      // While an input method composes, Enter accepts its proposal.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!box.value.trim()) {
        problem(texts.empty_question);
        box.focus();
      } else {
        take(asking({ question: box.value }));
      }
    });

    find(".new-conversation").addEventListener("click", () => {
      conversation += 1;
      steps = [];
      log.replaceChildren();
      problem("");
      box.value = "";
      fit();
      box.focus();
      window.scrollTo({ top: 0 });
      announce(texts.new_started);
    });

    // --- choosing and copying -----------------------------------------------------------------

    root.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      if (button.dataset.entry) {
        closeList();
        take({ entry: button.dataset.entry });
      } else if (button.dataset.question) {
        const { question, document: elsewhere } = button.dataset;
        if (elsewhere) chooseScope(elsewhere);
        take(asking("asTyped" in button.dataset ? { question, as_typed: true } : { question }));
      } else if (button.dataset.copy) {
        copy(button);
      } else if ("toList" in button.dataset) {
        goToList(button);
      }
    });

    function chooseScope(id) {
      scope.value = id;
      scope.dispatchEvent(new Event("change"));
    }

    async function copy(button) {
      const done = (await copyText(button.dataset.copy)) ? texts.copied : texts.copy_failed;
      button.dataset.label ??= button.textContent;
      button.textContent = done;
      announce(done);
      clearTimeout(Number(button.dataset.timer));
      button.dataset.timer = setTimeout(() => { button.textContent = button.dataset.label; }, 4000);
    }

    // --- the list of questions ----------------------------------------------------------------

    let opener = null;

    function openList(button) {
      opener = button;
      root.classList.add("list-open");
      setBehind(true);
      find(".open-list").setAttribute("aria-expanded", "true");
      find(".close-list").focus();
    }

    function closeList() {
      if (!root.classList.contains("list-open")) return;
      root.classList.remove("list-open");
      setBehind(false);
      find(".open-list").setAttribute("aria-expanded", "false");
      opener.focus();
    }

    function setBehind(inert) {
      find(".masthead").inert = inert;
      find(".talk").inert = inert;
    }

    find(".open-list").addEventListener("click", () => openList(find(".open-list")));
    find(".close-list").addEventListener("click", closeList);
    NARROW.addEventListener("change", closeList);
    root.addEventListener("keydown", (event) => { if (event.key === "Escape") closeList(); });

    // The list may be off screen or closed, so whoever is sent there has it opened first.
    function goToList(from) {
      if (NARROW.matches) openList(from);
      else list.focus();
    }

    for (const link of root.querySelectorAll(".skip")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        if (link.hash === "#question-list") goToList(find(".open-list"));
        else box.focus();
      });
    }

    function filterList() {
      const words = plain(find(".find").value).split(" ").filter(Boolean);
      let found = 0;
      for (const group of list.querySelectorAll(".group")) {
        // Once a word is typed the whole list is searched: saying that a word stands nowhere, when
        // it stands in another section, would be untrue.
        const inSection = !section || words.length > 0 || group.dataset.section === section;
        const inScope = ofScope(group.dataset.section);
        let inGroup = 0;
        for (const item of group.querySelectorAll("li")) {
          const wording = solid(item.textContent);
          item.hidden = !words.every((word) => wording.includes(word));
          if (!item.hidden) inGroup += 1;
        }
        group.hidden = !inSection || !inScope || !inGroup;
        group.open = inGroup > 0 && (words.length > 0 || group.dataset.section === section);
        if (!group.hidden) found += inGroup;
      }
      find(".found").textContent = !words.length && !section && !scope?.value ? ""
        : found ? texts.found_in_list.replace("{count}", found) : texts.none_in_list;
    }

    find(".find").addEventListener("input", filterList);

    // --- documents and sections ---------------------------------------------------------------

    const radios = [...root.querySelectorAll("input[name=section]")];

    /** Whether a section, named document/section, is of the document that is searched. */
    function ofScope(name) {
      return !scope?.value || name.startsWith(`${scope.value}/`);
    }

    function showExamples() {
      for (const item of root.querySelectorAll(".examples li")) {
        const chosen = section ? item.dataset.section === section : "first" in item.dataset;
        item.hidden = !chosen || !ofScope(item.dataset.section);
      }
    }

    function chooseSection(value) {
      section = value || null;
      find(".sections-hint").textContent = section ? texts.section_chosen : "";
      showExamples();
      filterList();
    }

    for (const radio of radios) radio.addEventListener("change", () => chooseSection(radio.value));

    scope?.addEventListener("change", () => {
      for (const radio of radios) radio.parentElement.hidden = Boolean(radio.value) && !ofScope(radio.value);
      if (section && !ofScope(section)) {
        radios[0].checked = true;
        chooseSection("");
      } else {
        showExamples();
        filterList();
      }
      const { text } = scope.selectedOptions[0];
      announce(texts.scope_changed.replace("{document}", text));
    });

    root.dataset.ready = "true";
  }

  // Spaces are free in Thai, and sara am has two encodings.
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  const solid = (text) => plain(text).replaceAll(" ", "");

  // The clipboard interface exists on secure origins only; offices also serve plain HTTP.
  async function copyText(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyBySelection(text);
    }
  }

  function copyBySelection(text) {
    const before = document.activeElement;
    const holder = document.createElement("textarea");
    holder.value = text;
    holder.setAttribute("aria-hidden", "true");
    holder.className = "visually-hidden";
    document.body.append(holder);
    holder.select();
    const copied = document.execCommand("copy");
    holder.remove();
    before?.focus();
    return copied;
  }

  window.chatWindow = { start };
})();
