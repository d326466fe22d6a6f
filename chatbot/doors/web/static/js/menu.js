// The menu: closes by itself, and keeps how a person wants the page to look.

/** Make it work. */
export function startMenu({ find, root }) {
  const menu = find(".menu");
  // There is none in a frame.
  if (!menu) return;
  const close = () => { menu.open = false; };

  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) close(); });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.preventDefault();
    close();
    menu.querySelector("summary").focus();
  });

  for (const name of ["theme", "text-size"]) {
    const radios = [...menu.querySelectorAll(`input[name=${name}]`)];
    for (const radio of radios) {
      radio.checked = radio.value === window.appearance.wanted(name);
      radio.addEventListener("change", () => window.appearance.want(name, radio.value));
    }
  }
}
