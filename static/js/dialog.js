// A page that htmx loads into #kc-dialog is shown as a dialog; without script the same link opens it as a page.
const dialog = document.getElementById("kc-dialog");
const FIRST = "[autofocus], input:not([type=hidden]), select, textarea";

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target !== dialog || !dialog.childElementCount || dialog.open) return;
  dialog.showModal();
  // Where the page itself says where to begin (fokus.js goes there), it opens at its heading: the browser went to the first field.
  if (dialog.querySelector("[data-fokus]")) dialog.scrollTop = 0;
  else dialog.querySelector(FIRST)?.focus();
});
// The server closes it with the header "HX-Trigger: stang-dialog".
document.addEventListener("stang-dialog", () => dialog.close());
document.addEventListener("click", (event) => {
  if (!event.target.closest("#kc-dialog [data-stang]")) return;
  event.preventDefault();
  dialog.close();
});
dialog.addEventListener("close", () => dialog.replaceChildren());
