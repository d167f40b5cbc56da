// Whether a finger or a mouse button is down. A tap needs the same element at both its ends: what would be put in place anew under it waits.
const LONGEST_TO_CLICK_MS = 400;
let isDown = false;
let waiting = [];
let timer;

function release() {
  clearTimeout(timer);
  isDown = false;
  const ready = waiting;
  waiting = [];
  for (const go of ready) go();
}

addEventListener("pointerdown", () => {
  clearTimeout(timer);
  isDown = true;
}, true);
// A touch becomes a click some time after it has ended, or never: after a scroll, or a long press.
addEventListener("pointerup", () => {
  timer = setTimeout(release, LONGEST_TO_CLICK_MS);
}, true);
addEventListener("click", () => {
  timer = setTimeout(release);
}, true);
for (const end of ["pointercancel", "blur", "dragend"]) addEventListener(end, release);

export const isPressed = () => isDown;

/** Resolves when nothing is pressed, after what the tap does. */
export const released = () => (isDown ? new Promise((go) => waiting.push(go)) : Promise.resolve());

// What asks for itself now and then is shown the next time instead.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (isDown && event.detail.requestConfig.elt.getAttribute("hx-trigger")?.startsWith("every")) event.detail.shouldSwap = false;
});
