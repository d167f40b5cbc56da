// After htmx has replaced a part of the page, focus goes where the reader should go on.
import { say } from "./upplasning.js";

document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.detail.elt;
  const spoken = part.querySelector("[data-sag]") ?? part.closest("[data-sag]");
  if (spoken) say(spoken.dataset.sag);
  const next = event.detail.requestConfig?.elt?.dataset.fokusSedan;
  const wanted = part.querySelector(".kc-felsammanfattning, [data-fokus]") ?? (next && document.querySelector(next));
  if (wanted) focus(wanted);
  else if (document.activeElement === document.body) focus(part.querySelector("h1, h2, h3") ?? part);
});

// A link to a field, as in the error summary, should put the cursor there.
document.addEventListener("click", (event) => {
  const link = event.target.closest('.kc-felsammanfattning a[href^="#"]');
  const target = link && document.getElementById(link.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  target.focus();
  target.closest(".kc-falt")?.scrollIntoView({ block: "nearest" });
});

function focus(element) {
  if (!element.matches("a[href], button, input, select, textarea, [tabindex]")) element.tabIndex = -1;
  // The buttons of a dialog are always in view; going to them must not scroll its heading away.
  element.focus({ preventScroll: element.closest(".kc-dialogfot") !== null });
}

document.querySelector(".kc-felsammanfattning")?.focus();
