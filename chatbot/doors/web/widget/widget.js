// The chat window on a page of another site: a button, and a panel with the window in a frame.
// Nothing is fetched before the panel is opened, nothing is kept on the page, and nothing of what is
// asked ever comes to it.

// What the page and the frame tell each other: {"official-answers": word}. See js/embedding.js.
const MESSAGE = "official-answers";
// One button a page, however often the script is there.
const STARTED = "officialAnswersWidget";

// A window says that it is there as soon as it has loaded; the page that a browser shows in place of
// a window that it refuses says nothing.
const SILENT_AFTER_LOADING_MS = 3000;
const LOADING_AT_MOST_MS = 20000;

// What the window may do in the frame: a browser complains of what it does not know.
const ALLOWED = `clipboard-write; microphone${navigator.share ? "; web-share" : ""}`;

// As in widget.css: here the panel takes the whole screen.
const SMALL = window.matchMedia("(max-width: 32rem), (max-height: 28rem)");

const PICTURES = {
  talk: "M4 5h16v11h-9l-5 4v-4H4zM8 9h8M8 12h5",
  close: "M6 6l12 12M18 6L6 18",
};

/**
 * @param {HTMLScriptElement} script The tag: its address is that of the service, its data-* are
 *   options.
 * @param {object} texts By language.
 * @param {string} style A style sheet.
 */
function startWidget(script, texts, style) {
  if (!script || window[STARTED]) return;
  Object.defineProperty(window, STARTED, { value: true });
  const place = () => placeWidget(script.src, script.dataset, texts, style);
  if (document.body) place();
  else document.addEventListener("DOMContentLoaded", place);
}

function placeWidget(address, options, texts, style) {
  const service = new URL(".", address);
  const wanted = (options.language || document.documentElement.lang).split("-")[0].toLowerCase();
  const language = wanted in texts ? wanted : "th";
  const words = texts[language];

  const host = make("div", { lang: language, "data-position": options.position || "right" });
  const shadow = host.attachShadow({ mode: "open" });
  dress(shadow, style);
  const launcher = make(
    "button",
    {
      type: "button", class: "launcher", "aria-haspopup": "dialog", "aria-expanded": "false",
      "aria-controls": "panel",
    },
    picture("talk"),
    make("span", {}, options.label || words.widget_label),
  );
  const closeButton = make(
    "button", { type: "button", class: "close", "aria-label": words.close_window }, picture("close"),
  );
  const status = make("p", { role: "status" }, words.widget_opening);
  const inTab = make(
    "a", { href: addressOf({}), target: "_blank", rel: "noopener" }, words.widget_in_tab,
  );
  const panel = make(
    "dialog",
    { id: "panel", "aria-label": words.service },
    make("div", { class: "head" }, make("p", {}, words.service), closeButton),
    make("div", { class: "body" }, status, inTab),
  );
  let frame = null;
  let timer;

  function addressOf(more) {
    const found = new URL(service);
    const query = { lang: language, ...(options.document && { document: options.document }), ...more };
    for (const [name, value] of Object.entries(query)) found.searchParams.set(name, value);
    return found.href;
  }

  function tell(word) {
    frame.contentWindow.postMessage({ [MESSAGE]: word }, service.origin);
  }

  function load() {
    frame = make("iframe", {
      title: words.service,
      src: addressOf({ embed: "1" }),
      allow: ALLOWED,
      referrerpolicy: "no-referrer",
    });
    frame.addEventListener("load", () => {
      tell("hello");
      failAfter(SILENT_AFTER_LOADING_MS);
    });
    panel.append(frame);
    failAfter(LOADING_AT_MOST_MS);
  }

  function failAfter(wait) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      panel.className = "failed";
      status.textContent = words.widget_failed;
    }, wait);
  }

  function show() {
    // Over a whole small screen nothing behind it is to be reached.
    if (SMALL.matches) panel.showModal();
    else panel.show();
    if (panel.className === "ready") enter();
  }

  function enter() {
    frame.focus();
    tell("opened");
  }

  launcher.addEventListener("click", () => {
    if (panel.open) {
      panel.close();
      return;
    }
    launcher.setAttribute("aria-expanded", "true");
    show();
    if (!frame) load();
  });
  closeButton.addEventListener("click", () => panel.close());
  shadow.addEventListener("keydown", (event) => {
    if (event.key === "Escape") panel.close();
  });
  panel.addEventListener("close", () => {
    if (panel.open) return;
    launcher.setAttribute("aria-expanded", "false");
    launcher.focus();
  });
  SMALL.addEventListener("change", () => {
    if (!panel.open) return;
    panel.close();
    show();
  });

  window.addEventListener("message", ({ source, origin, data }) => {
    if (!frame || source !== frame.contentWindow || origin !== service.origin) return;
    if (data?.[MESSAGE] === "ready") {
      clearTimeout(timer);
      // Whoever has gone back to the page meanwhile is left there.
      const waiting = panel.contains(shadow.activeElement);
      panel.className = "ready";
      if (panel.open && waiting) enter();
    } else if (data?.[MESSAGE] === "close") {
      panel.close();
    }
  });

  shadow.append(launcher, panel);
  document.body.append(host);
}

// A page may forbid styles that are written into it; these are not.
function dress(shadow, style) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  shadow.adoptedStyleSheets = [sheet];
}

function picture(name) {
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", PICTURES[name]);
  drawn.setAttribute("viewBox", "0 0 24 24");
  drawn.setAttribute("aria-hidden", "true");
  drawn.append(line);
  return drawn;
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
