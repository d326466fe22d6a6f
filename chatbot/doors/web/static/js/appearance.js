// How a person wants the pages to look, before they are painted: colours and size of the text.
"use strict";

(() => {
  const root = document.documentElement;
  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      // Storage is closed to us: the page looks as the system asks.
      return null;
    }
  };
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  function paint() {
    const theme = kept("theme");
    root.dataset.theme = theme === "dark" || theme === "light" ? theme
      : dark.matches ? "dark" : "light";
  }

  paint();
  dark.addEventListener("change", paint);
  window.addEventListener("storage", paint);
  const size = kept("text-size");
  if (size === "large" || size === "larger") root.dataset.textSize = size;
})();
