// Finding a word in the document as issued.

import { highlight } from "./highlighting.js";

const search = document.querySelector(".search");
const box = search.querySelector("input");
const hits = search.querySelector(".hits");
const cells = [...document.querySelectorAll(".source td:not(.line), .source th")];
let found = [];
let at = -1;

function find() {
  const typed = box.value.trim().toLowerCase();
  found = highlight("found", cells, typed ? [typed] : []);
  at = -1;
  hits.textContent = !typed ? ""
    : found.length ? hits.dataset.some.replace("{count}", found.length) : hits.dataset.none;
}

function next() {
  if (!found.length) return;
  at = (at + 1) % found.length;
  highlight("current", [found[at].startContainer.parentElement], [box.value.trim().toLowerCase()]);
  found[at].startContainer.parentElement.scrollIntoView({ block: "center" });
}

box.addEventListener("input", find);
box.addEventListener("keydown", (event) => { if (event.key === "Enter") next(); });
search.querySelector(".next-hit").addEventListener("click", next);
search.hidden = false;
