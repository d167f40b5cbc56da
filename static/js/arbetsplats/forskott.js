// Whoever types on while the page fetches the next contact or person loses no letter: the strokes wait, and are played
// when the new field has the focus.
const WAITED_FOR = new Set(["arbetsyta", "vem"]);
const LONGEST_MS = 4000;
const WRITTEN = "textarea, input:not([type=radio], [type=checkbox], [type=file], [type=hidden])";
let isWaiting = false;
let strokes = [];
let timer = 0;

// A button that says where the focus goes afterwards (data-fokus-sedan) is waited for too.
function isWaitedFor({ elt, target, requestConfig }) {
  return WAITED_FOR.has(target?.id) || Boolean((requestConfig?.elt ?? elt)?.dataset?.fokusSedan);
}

function wait(event) {
  if (!isWaitedFor(event.detail) || event.detail.question) return;
  isWaiting = true;
  finish(LONGEST_MS);
}

function finish(delay) {
  clearTimeout(timer);
  timer = setTimeout(play, delay);
}

document.addEventListener("htmx:confirm", wait);
document.addEventListener("htmx:beforeSend", wait);
document.addEventListener("htmx:afterRequest", (event) => {
  const { successful, xhr } = event.detail;
  if (isWaiting && isWaitedFor(event.detail) && !successful && xhr?.status !== 422) finish(0);
});
// The field gets its focus in other listeners of the same event.
document.addEventListener("htmx:afterSettle", (event) => { if (isWaiting && (WAITED_FOR.has(event.detail.elt.id) || isWaitedFor(event.detail))) finish(0); });

document.addEventListener("keydown", (event) => {
  if (!isWaiting || !event.isTrusted || event.ctrlKey || event.metaKey || event.isComposing) return;
  if (event.key.length > 1 && !event.altKey && !["Enter", "Backspace"].includes(event.key)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!event.repeat) strokes.push({ key: event.key, code: event.code, altKey: event.altKey });
}, true);

// Letters that come without a key of their own, as from an input method, wait in the same line.
document.addEventListener("beforeinput", (event) => {
  if (!isWaiting || event.inputType !== "insertText" || !event.data) return;
  event.preventDefault();
  strokes.push({ key: event.data, code: "", altKey: false });
}, true);

function play() {
  isWaiting = false;
  const waited = strokes;
  strokes = [];
  for (const [i, stroke] of waited.entries()) {
    if (isWaiting) {
      // A key among them has begun another wait; the rest waits with it.
      strokes = waited.slice(i);
      return;
    }
    if (stroke.altKey || stroke.key === "Enter") {
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { ...stroke, bubbles: true, cancelable: true }));
    } else if (document.activeElement.matches(WRITTEN)) write(document.activeElement, stroke.key);
  }
}

function write(field, key) {
  field.value = key === "Backspace" ? field.value.slice(0, -1) : field.value + key;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
