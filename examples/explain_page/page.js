"use strict";
// Images are not loaded; their text stands for them.
for (const image of document.querySelectorAll("article img")) {
  const label = document.createElement("span");
  label.className = "image";
  label.title = image.src;
  label.textContent = "▣ " + (image.alt || "image");
  image.replaceWith(label);
}

// Finds the segment of each block of the article: both are read in order, and compared by their
// letters. A block that holds blocks is told by those.
const letters = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
const rows = [...document.querySelectorAll("#segments li")];
const texts = rows.map((row) => letters(row.querySelector("summary span").textContent));
const blocks = "h1, h2, h3, h4, h5, h6, p, li, td, th, dt, dd, pre, figcaption, blockquote";
const places = new Map();
let from = 0;
for (const block of document.querySelectorAll("article :is(" + blocks + ")")) {
  const own = letters(block.textContent);
  if (!own || block.querySelector(blocks)) continue;
  const fits = (text) => text && (text === own || (own.length > 20 && (text.startsWith(own) || own.startsWith(text) && text.length > 20)));
  let place = texts.findIndex((text, number) => number >= from && fits(text));
  if (place < 0) place = texts.findIndex(fits);
  if (place < 0) continue;
  if (rows[place].className.includes("chosen")) from = place;
  places.set(block, place);
  block.classList.add("known");
}

function show(element) {
  document.querySelector(".found")?.classList.remove("found");
  if (!element) return;
  element.classList.add("found");
  element.scrollIntoView({ block: "center" });
}

const search = document.querySelector("input[type=search]");
document.querySelector("article").addEventListener("click", (event) => {
  if (event.target.closest("a")) return;
  const place = places.get(event.target.closest(".known"));
  if (place === undefined) return;
  document.getElementById("show-all").checked = true;
  search.value = "";
  rows.forEach((row) => (row.hidden = false));
  show(rows[place]);
});

rows.forEach((row, number) =>
  row.querySelector("details").addEventListener("toggle", (event) => {
    if (!event.target.open) return;
    show([...places].find(([, place]) => place === number)?.[0]);
  }),
);

search.addEventListener("input", () => {
  const wanted = letters(search.value);
  rows.forEach((row, number) => (row.hidden = !texts[number].includes(wanted)));
});
document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
