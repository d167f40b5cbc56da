// What is typed is kept: at once in this browser, a moment later by the server, and here only until the server has it.
//
// One draft per open contact, saved with its version; when another window was first, nothing is overwritten unasked. What a
// dead network, a closed browser or a session that ended left here is sent, or put back into the form, the next time the work place
// opens. It is locked with the user's own key (skrivlas.js), and after a log-out, also in another tab, nothing more is kept.
import { names } from "../forrad.js";
import { fetchKept, forget as drop, keep } from "../skrivlas.js";
import { say } from "../upplasning.js";
import { isLoggedOut, isLoggingOut, isLogOut, onLogOut } from "../utloggning.js";

const PAUSE_MS = 700;
const AGAIN_MS = 5000;
const LOG_OUT_MS = 3000;
const NOT_KEPT = new Set(["csrfmiddlewaretoken", "version", "sedd", "sok", "stampel", "mejlfil"]);

// Saved as a contact already, or another's: nothing of it is to be kept.
const GONE = new Set([404, 410]);

const SPOKEN = new Set(["natlost", "aterstallt", "utloggad", "avbruten"]);
const FAULTS = new Set(["natlost", "utloggad", "avbruten"]);

const form = () => document.querySelector("form[data-utkast]");
const area = () => document.getElementById("arbetsyta");
const prefix = () => `kc-utkast:${area()?.dataset.agent}:`;
const field = (f) => f.elements.namedItem("version");

let timer = 0;
let again = 0;
let saving = null;
let isConflict = false;
let isDirty = false;
let isSettled = false;

/** The fields as they are sent: names and values, without files and what is not to be kept. */
function read(f) {
  return [...new FormData(f)].filter(([name, value]) => typeof value === "string" && !NOT_KEPT.has(name) && !name.startsWith("ny_"));
}

function remember(f) {
  keep(prefix() + f.dataset.utkast, { url: f.dataset.sparaUrl, version: field(f).value, falt: read(f) });
}

function forget(key) { drop(prefix() + key); }

function show(name) {
  const line = document.getElementById("kc-sparlage");
  if (!line) return;
  line.textContent = name ? area().dataset[`text${name[0].toUpperCase()}${name.slice(1)}`] : "";
  line.dataset.lage = FAULTS.has(name) ? "fel" : "";
  if (SPOKEN.has(name)) say(line.textContent);
}

async function send(url, rows, version) {
  const body = new URLSearchParams(rows);
  if (version !== null) body.set("version", version);
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  return fetch(url, { method: "POST", body, keepalive: body.toString().length < 60_000, headers: { "X-CSRFToken": token, Accept: "application/json" } });
}

/** Keep the open draft in a moment; while that waits, asking again changes nothing. */
export function keepSoon() { if (form() && !isDirty && !saving) schedule(form()); }

function schedule(f) {
  isDirty = true;
  remember(f);
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE_MS);
}

/** Save the open draft now; a save that is under way is waited for. */
async function save() {
  clearTimeout(timer);
  clearTimeout(again);
  if (saving) await saving;
  const f = form();
  if (!f || isConflict || !isDirty) return;
  if (isLoggedOut()) return show("utloggad");
  saving = saveNow(f);
  await saving;
  saving = null;
}

async function saveNow(f) {
  const sedd = f.elements.namedItem("sedd")?.value ?? "";
  const rows = [...read(f), ["sedd", sedd]];
  isDirty = false;
  show("sparar");
  try {
    const answer = await send(f.dataset.sparaUrl, rows, field(f).value);
    // Led to the log-in: the session has ended, and trying again changes nothing.
    if (answer.redirected) {
      isDirty = true;
      show(isLoggedOut() ? "utloggad" : "avbruten");
      return;
    }
    const known = await answer.json();
    if (answer.ok) {
      field(f).value = known.version;
      if (known.klocka) htmx.swap("#kc-klocka", known.klocka, { swapStyle: "outerHTML" });
      if (isDirty) remember(f);
      else forget(f.dataset.utkast);
      show("sparat");
    } else if (answer.status === 409 && known.version !== null) conflict(f, known.version);
    else if (GONE.has(answer.status)) forget(f.dataset.utkast);
    else complain(known.fel);
  } catch {
    isDirty = true;
    show("natlost");
    again = setTimeout(save, AGAIN_MS);
  }
}

function complain(sentence) {
  const line = document.getElementById("kc-sparlage");
  line.textContent = sentence;
  line.dataset.lage = "fel";
  say(sentence);
}

function conflict(f, version) {
  isConflict = true;
  const box = document.getElementById("kc-konflikt");
  box.hidden = false;
  box.querySelector("[data-behall]").onclick = () => {
    field(f).value = version;
    isConflict = false;
    isDirty = true;
    box.hidden = true;
    save();
  };
  box.querySelector("[data-hamta]").onclick = () => forget(f.dataset.utkast);
  show("");
}

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const f = event.target.form;
    if (f?.matches("form[data-utkast]") && !NOT_KEPT.has(event.target.name) && !event.target.closest("[data-utanfor-utkastet]")) schedule(f);
  });
}

// A door of the contact saves the draft itself: it must not meet a save of ours on the way.
document.addEventListener("htmx:confirm", (event) => {
  const { verb, elt, question } = event.detail;
  const isTab = elt.closest(".kc-kontaktrad");
  if (!form() || !(isTab || (verb === "post" && elt.closest("#arbetsyta")))) return;
  event.preventDefault();
  if (question && !window.confirm(question)) return;
  // Going to another contact leaves this one behind saved; a door of this one takes the fields along itself.
  (isTab ? save() : Promise.resolve(saving)).then(() => {
    if (!isTab) {
      clearTimeout(timer);
      isDirty = false;
    }
    event.detail.issueRequest(true);
  });
});

document.addEventListener("htmx:afterRequest", (event) => {
  const { xhr, requestConfig, target } = event.detail;
  const f = form();
  const version = xhr?.getResponseHeader("X-Utkast-Version");
  if (!f || !version || requestConfig.verb !== "post" || target?.id === "arbetsyta" || !requestConfig.path.includes(f.dataset.utkast)) return;
  field(f).value = version;
  if (isDirty) schedule(f);
  else {
    forget(f.dataset.utkast);
    show("sparat");
  }
});

for (const kind of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(kind, (event) => {
    const f = form();
    if (!f || event.detail.requestConfig?.verb !== "post" || !event.detail.requestConfig.path.includes(f.dataset.utkast)) return;
    // What the door did not take is ours to keep; when another window was first, saving finds out and asks.
    schedule(f);
  });
}

// What the server has answered with a whole contact, it has kept.
document.addEventListener("htmx:afterSwap", (event) => {
  const { target, requestConfig } = event.detail;
  if (target?.id !== "arbetsyta") return;
  isConflict = isDirty = false;
  const [, key] = /arbetsplats\/([0-9a-f-]{36})\//.exec(requestConfig?.path ?? "") ?? [];
  if (key && requestConfig.verb === "post") forget(key);
});

// Put back into the form what this browser has and the server lacks; send the rest straight to the server.
async function restore() {
  const f = form();
  for (const name of names(prefix())) {
    const key = name.slice(prefix().length);
    const kept = await fetchKept(name);
    if (!kept) continue;
    const { url, version, falt } = kept;
    if (f && key === f.dataset.utkast) {
      // What is typed while the lock is opened is newer.
      if (isDirty) continue;
      if (fill(f, falt)) {
        field(f).value = version;
        isDirty = true;
        show("aterstallt");
        save();
      } else forget(key);
      continue;
    }
    try {
      const answer = await send(url, falt, version);
      // What another window has overtaken stays until its contact is opened, where the agent is asked.
      if ((answer.ok && !answer.redirected) || GONE.has(answer.status)) drop(name);
    } catch {
      return;
    }
  }
}

/** Put the values into the form; whether any differed. What has a part of the page of its own is left to the server. */
function fill(f, rows) {
  let isChanged = false;
  const wanted = new Map();
  for (const [name, value] of rows) wanted.set(name, [...(wanted.get(name) ?? []), value]);
  for (const element of f.elements) {
    if (!element.name || NOT_KEPT.has(element.name) || element.type === "file" || element.type === "submit") continue;
    const values = wanted.get(element.name) ?? [];
    const isBox = element.type === "checkbox" || element.type === "radio";
    const next = isBox ? values.includes(element.value) : values.at(-1) ?? "";
    if (isBox ? element.checked === next : element.value === next || element.name === "fragor") continue;
    if (isBox) element.checked = next;
    else element.value = next;
    if (element.matches("select")) element.dispatchEvent(new Event("change", { bubbles: true }));
    isChanged = true;
  }
  return isChanged;
}

addEventListener("online", save);
addEventListener("pagehide", () => { if (form() && !isConflict && !isLoggingOut() && !isLoggedOut()) save(); });

// The server gets what is typed while it still knows who it is: a log-out waits for that, but not for ever.
document.addEventListener("submit", async (event) => {
  if (isSettled || !isLogOut(event.target) || isConflict || !(isDirty || saving)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  await Promise.race([save(), new Promise((done) => { setTimeout(done, LOG_OUT_MS); })]);
  isSettled = true;
  event.target.requestSubmit();
  isSettled = false;
}, true);
// What the server could not take goes with the log-out, so it is asked for first.
addEventListener("beforeunload", (event) => {
  if ((isLoggingOut() && (isDirty || isConflict || names(prefix()).length)) || (isDirty && isLoggedOut())) event.preventDefault();
});
onLogOut(() => {
  clearTimeout(timer);
  clearTimeout(again);
  if (form()) show("utloggad");
});
document.addEventListener("submit", (event) => {
  if (event.target === form()) {
    clearTimeout(timer);
    forget(form().dataset.utkast);
  }
});
if (area()) restore();
