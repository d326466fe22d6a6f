// The page of a document as issued: it shows the entries alone that some words stand in.

import { mark, plain, solid, unmark } from "./matching.js";
import { createPage } from "./page.js";

const { find, root, texts } = createPage(document.body);
const form = find(".search");
const box = form.querySelector("input");
const table = find(".source");
// An entry's own lines, not the number of each nor what an editor says of them.
const CELLS = ".row > :not(.line)";
const blocks = [...table.tBodies].map((body) => ({
  body,
  heading: body.classList.contains("heading"),
  cells: body.classList.contains("entry") ? [...body.querySelectorAll(CELLS)] : null,
}));

const textOf = (block) => {
  block.text ??= solid(block.cells.map((cell) => cell.textContent).join(" "));
  return block.text;
};

function filter() {
  const words = plain(box.value).split(" ").filter(Boolean);
  unmark();
  let found = 0;
  let heading = null;
  for (const block of blocks) {
    const { body, cells } = block;
    if (!cells) {
      body.hidden = words.length > 0;
      heading = block.heading ? body : heading;
      continue;
    }
    const text = words.length ? textOf(block) : "";
    body.hidden = !words.every((word) => text.includes(word));
    if (body.hidden || !words.length) continue;
    found += 1;
    for (const cell of cells) mark(cell, words);
    if (heading) heading.hidden = false;
  }
  find(".found").textContent = !words.length ? ""
    : found ? texts.shown_of_source.replace("{count}", found) : texts.none_in_source;
}

function clear() {
  if (!box.value) return;
  box.value = "";
  filter();
}

box.addEventListener("input", () => {
  filter();
  // What is found begins at the top, wherever one was reading.
  if (table.getBoundingClientRect().top < 0) table.scrollIntoView({ block: "start" });
});
box.addEventListener("keydown", (event) => { if (event.key === "Escape") clear(); });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  table.scrollIntoView({ block: "start" });
});
// What a link leads to may be among what is not shown.
root.addEventListener("click", (event) => {
  if (event.target.closest('a[href^="#"]')) clear();
});
// A browser brings back what was typed.
filter();
form.hidden = false;
