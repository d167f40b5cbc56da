// What is typed in a form marked data-behall (with the user's id) is kept in this browser and offered back, until it is sent.
//
// Kept per user and address, for half a day, locked with the user's own key (skrivlas.js). Whoever logs out leaves nothing behind, and
// what stays when a session ends of itself is read by nobody but its writer.
import { names, read, write } from "./forrad.js";
import { fetchKept, forget, keep } from "./skrivlas.js";
import { forgetOthers, isLoggedOut } from "./utloggning.js";

const FORMS = "form[data-behall]";
const FIELDS = "textarea[name], input[type=text][name]";
const PREFIX = "kc-skrivet:";
const LONGEST_MS = 12 * 60 * 60 * 1000;
// Buttons that only draw the form anew.
const NO_SENDING = /^(forhandsgranska|granska|skriv|mall|steg_.*)$/;

const keyOf = (form) => `${PREFIX}${form.dataset.behall}:${new URL(form.action, location.href).pathname}`;
// What the fields were a change of, so that text fetched back meets a colleague's newer words as a conflict and not over them.
const STAMPS = "input[type=hidden][name=sedd], input[type=hidden][name=version]";
const page = performance.getEntriesByType("navigation")[0];
const isGood = (page?.responseStatus ?? 200) < 400;
const sent = new WeakSet();

function remember(form) {
  const falt = [...form.querySelectorAll(FIELDS)].map((field) => [field.name, field.value]);
  const stampel = [...form.querySelectorAll(STAMPS)].map((field) => [field.name, field.value]);
  keep(keyOf(form), { falt, stampel }, () => ({ tid: Date.now(), isSkickat: sent.has(form) }));
}

/** The fields that are there and hold something else than what is kept, which is not nothing. */
function differing(form, kept) {
  return kept.falt.flatMap(([name, value]) => {
    const field = [...form.querySelectorAll(FIELDS)].find((one) => one.name === name);
    return field && value.trim() && field.value !== value ? [[field, value]] : [];
  });
}

async function offer(form) {
  const key = keyOf(form);
  const kept = await fetchKept(key);
  if (kept && form.isConnected && !form.querySelector("[data-skrivet]")) show(form, key, kept);
}

function show(form, key, kept) {
  const rows = differing(form, kept);
  if (!rows.length) {
    // Sent, and refused with the same text on the page: it is kept until it has been taken.
    if (kept.isSkickat && isGood) forget(key);
    else if (kept.isSkickat) write(key, { tid: kept.tid, last: kept.last });
    return;
  }
  form.prepend(document.getElementById("kc-skrivet").content.cloneNode(true));
  const box = form.querySelector("[data-skrivet]");
  box.querySelector("time").textContent = new Date(kept.tid).toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" });
  box.querySelector("[data-hamta]").addEventListener("click", () => {
    box.remove();
    for (const [field, value] of rows) {
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    for (const field of form.querySelectorAll(STAMPS)) {
      field.value = kept.stampel?.find(([name]) => name === field.name)?.[1] ?? field.value;
    }
    rows[0][0].focus();
  });
  box.querySelector("[data-kasta]").addEventListener("click", () => {
    forget(key);
    box.remove();
    form.querySelector(FIELDS)?.focus();
  });
}

function offerAll() {
  for (const form of document.querySelectorAll(FORMS)) offer(form);
}

/** Forget what is old, what another user left, and what was sent: the server has taken it and led on to another page. */
function tidy() {
  const user = document.body.dataset.anvandare;
  if (!user) return;
  forgetOthers(user);
  for (const key of names(PREFIX)) {
    const kept = read(key);
    const isSent = kept?.isSkickat && isGood && page?.redirectCount > 0 && !key.endsWith(`:${location.pathname}`);
    if (!kept?.last || isSent || Date.now() - kept.tid > LONGEST_MS) forget(key);
  }
}

document.addEventListener("input", (event) => {
  const form = event.target.form;
  sent.delete(form);
  // While an offer stands, what it holds is not written over.
  if (form?.matches(FORMS) && event.target.matches(FIELDS) && !form.querySelector("[data-skrivet]")) remember(form);
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches(FORMS) || NO_SENDING.test(event.submitter?.value)) return;
  sent.add(event.target);
  const kept = read(keyOf(event.target));
  if (kept && !isLoggedOut()) write(keyOf(event.target), { ...kept, isSkickat: true });
});
document.addEventListener("htmx:afterRequest", (event) => {
  const { elt, xhr } = event.detail;
  const isTaken = xhr?.getResponseHeader("HX-Redirect") || xhr?.getResponseHeader("HX-Trigger")?.includes("stang-dialog");
  if (elt.matches(FORMS) && isTaken) forget(keyOf(elt));
});
document.addEventListener("htmx:afterSettle", offerAll);

tidy();
offerAll();
