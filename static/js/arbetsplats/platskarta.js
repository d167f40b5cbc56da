// The map of a question's place: made when it is opened, for one that is hidden has no size. The pin is kept with the draft, and
// asks for reports close by.
import { start } from "../karta.js";

function open(part) {
  const box = part.querySelector("[data-karta]:not([data-klar])");
  if (!part.open || !box || !window.L) return;
  start(box);
}

document.addEventListener("toggle", (event) => { if (event.target.matches?.("[data-platskarta]")) open(event.target); }, true);

function openAll() {
  for (const part of document.querySelectorAll("[data-platskarta][open]")) open(part);
}

openAll();
document.addEventListener("htmx:afterSettle", openAll);
