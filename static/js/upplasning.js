// Speaks to screen readers through the page's one live region.
const region = document.getElementById("kc-live");

/** Say a sentence; the same sentence twice is said twice. */
export function say(text) {
  region.textContent = "";
  // An emptied region must be seen as such before it is filled, or a repeated text is not read.
  requestAnimationFrame(() => { region.textContent = text; });
}

/** A sentence that the server put, translated, on the live region: `data-text-<name>`. */
export function sentence(name) {
  return region.dataset[`text${name[0].toUpperCase()}${name.slice(1)}`];
}
