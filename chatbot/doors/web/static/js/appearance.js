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
  const theme = kept("theme");
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  const size = kept("text-size");
  if (size === "large" || size === "larger") root.dataset.textSize = size;
})();
