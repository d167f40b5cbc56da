// The reception page: a tap is sent at once, or kept until the line is back; what others do is shown without a reload.
import { released } from "../tryck.js";
import { say } from "../upplasning.js";
import { keep, remember } from "./lada.js";
import { noteKept, show } from "./lagesrad.js";
import { flush, read, send, stateOf } from "./sandning.js";

const PULS_MS = 8000;
const LONGEST_SILENCE_MS = 1000;
const area = () => document.getElementById("kc-receptionsyta");

navigator.serviceWorker?.register(document.body.dataset.tjanst, { scope: "/reception/" });

function tell(text, color) {
  const box = document.createElement("div");
  box.className = "ds-alert";
  box.dataset.color = color;
  box.textContent = text;
  document.getElementById("kc-meddelanden").replaceChildren(box);
  say(text);
}

function note() {
  const office = area()?.dataset.kontor;
  if (office) remember(JSON.parse(office));
}

// Buttons whose tap waits to be sent: a page that was asked for before the tap must not show them again.
const ended = new Set();

/** Put the page's living part in place anew, with the focus where it was. Resolves to the state of the line. */
async function refresh() {
  let answer;
  try {
    answer = await fetch(location.pathname, { headers: { "X-Kc-Yta": "1" }, redirect: "manual", cache: "no-store" });
  } catch {
    return "natlost";
  }
  const state = stateOf(answer);
  if (state !== "ok") return state;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("kc-receptionsyta");
  if (!fresh) return "natlost";
  await released();
  // Asked for before a tap that still waits: what it says beside its button is newer.
  if (area().querySelector(".kc-sparat")) return "ok";
  const focused = document.activeElement?.id;
  const opened = [...area().querySelectorAll("details[open][id]")].map((part) => part.id);
  area().replaceWith(document.adoptNode(fresh));
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  for (const id of ended) document.getElementById(id)?.closest("form")?.setAttribute("hidden", "");
  note();
  return "ok";
}

const isChoosing = () => document.activeElement?.matches("#kc-receptionsyta :is(select, input)");

async function pulse() {
  if (document.hidden) return;
  const sent = await flush();
  if (!isUnsent(sent)) settle();
  const state = isUnsent(sent) ? sent.slag : isChoosing() ? "ok" : await refresh();
  await show(state);
}

/** Nothing waits any longer. */
function settle() {
  ended.clear();
  for (const note of document.querySelectorAll(".kc-sparat")) note.remove();
}

const isUnsent = (answer) => Boolean(answer) && answer.slag !== "ok" && answer.slag !== "nekad";

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-tryck]") || event.defaultPrevented) return;
  event.preventDefault();
  const { submitter } = event;
  const answer = form.hasAttribute("data-utan-nat") ? await sendKept(form, submitter) : await sendNow(form, submitter);
  if (!isUnsent(answer)) settle();
  await show(isUnsent(answer) ? answer.slag : await refresh());
});

/** What is kept first: the button is ready again at once, and says that the tap is safe unless the server has it by then. */
async function sendKept(form, button) {
  await keep(read(form, button));
  ready(form, button);
  // The page may be put in place anew meanwhile.
  const shown = () => document.getElementById(button?.id) ?? button;
  const mark = () => noteKept(shown()?.form ?? form);
  const timer = setTimeout(mark, LONGEST_SILENCE_MS);
  const answer = await flush();
  clearTimeout(timer);
  if (answer?.slag === "ok") tell(answer.mening, "success");
  if (!isUnsent(answer)) return answer;
  mark();
  // What ends can be tapped once, also while the line is gone.
  if (form.hasAttribute("data-en-gang")) {
    if (shown()) shown().hidden = true;
    ended.add(button?.id);
  }
  return answer;
}

/** What needs the line. */
async function sendNow(form, button) {
  const answer = await send(read(form, button));
  ready(form, button);
  if (answer.oppna) postTo(answer.oppna);
  else if (answer.slag === "ok") tell(answer.mening, "success");
  else tell(answer.slag === "nekad" ? answer.mening : area().dataset.textKraverNat, "danger");
  return answer;
}

/** Go to a page that is opened by a POST. */
function postTo(address) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = address;
  const token = document.createElement("input");
  token.type = "hidden";
  token.name = "csrfmiddlewaretoken";
  token.value = document.querySelector('meta[name="csrf-token"]').content;
  form.append(token);
  document.body.append(form);
  form.submit();
}

function ready(form, button) {
  for (const part of [form, button]) part?.removeAttribute("aria-busy");
  button?.focus({ preventScroll: true });
}

addEventListener("online", pulse);
addEventListener("offline", () => show("natlost"));
document.addEventListener("visibilitychange", pulse);
setInterval(pulse, PULS_MS);
note();
pulse();
