// How a person wants the pages to look, before they are painted: colours and size of the text.
"use strict";

(() => {
  const root = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const values = { theme: ["system", "light", "dark"], "text-size": ["normal", "large", "larger"] };
  // For a page whose browser keeps nothing.
  const here = {};

  function wanted(name) {
    let value = here[name];
    try {
      value ??= localStorage.getItem(name);
    } catch {
      // Storage is closed to us.
    }
    return values[name].includes(value) ? value : values[name][0];
  }

  function want(name, value) {
    here[name] = value;
    try {
      if (value === values[name][0]) localStorage.removeItem(name);
      else localStorage.setItem(name, value);
    } catch {
      // It holds for this page.
    }
    paint();
  }

  function paint() {
    const theme = wanted("theme");
    root.dataset.theme = theme !== "system" ? theme : dark.matches ? "dark" : "light";
    root.dataset.textSize = wanted("text-size");
  }

  paint();
  dark.addEventListener("change", paint);
  window.addEventListener("storage", paint);
  window.appearance = { wanted, want };
})();
