// Warns before leaving a form marked data-varna-osparat that holds something unsaved.
const MARKED = "form[data-varna-osparat]";
const changed = new Set();

document.addEventListener("input", (event) => {
  const form = event.target.form?.closest(MARKED);
  if (form) changed.add(form);
});
document.addEventListener("submit", (event) => changed.delete(event.target));
document.addEventListener("reset", (event) => changed.delete(event.target));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt.closest(MARKED);
  if (form && event.detail.successful) changed.delete(form);
});

window.addEventListener("beforeunload", (event) => {
  if ([...changed].some((form) => form.isConnected)) event.preventDefault();
});
