// The reception page: a tap is sent at once, or kept until the line is back; what others do is shown without a reload.
import { say } from "../upplasning.js";
import { keep, remember } from "./lada.js";
import { show } from "./lagesrad.js";
import { flush, read, send, stateOf } from "./sandning.js";

const PULS_MS = 8000;
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
  if (!sent || sent.slag === "ok" || sent.slag === "nekad") ended.clear();
  const state = sent && sent.slag !== "ok" && sent.slag !== "nekad" ? sent.slag : isChoosing() ? "ok" : await refresh();
  await show(state);
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-tryck]")) return;
  event.preventDefault();
  const tap = read(form, event.submitter);
  if (form.hasAttribute("data-utan-nat")) await keep(tap);
  document.activeElement?.blur?.();
  event.submitter?.focus({ preventScroll: true });
  const answer = form.hasAttribute("data-utan-nat") ? await flush() : await send(tap);
  if (answer?.slag === "ok") tell(answer.mening, "success");
  else if (answer?.slag === "nekad" && !form.hasAttribute("data-utan-nat")) tell(answer.mening, "danger");
  else if (answer && answer.slag !== "nekad" && !form.hasAttribute("data-utan-nat")) tell(area().dataset.textKraverNat, "danger");
  const isKept = answer && answer.slag !== "ok" && answer.slag !== "nekad";
  // What ends can be tapped once, also while the line is gone.
  if (isKept && form.hasAttribute("data-en-gang")) {
    form.hidden = true;
    ended.add(event.submitter?.id);
  }
  if (isKept) await show(answer.slag);
  else await show(await refresh());
});

addEventListener("online", pulse);
addEventListener("offline", () => show("natlost"));
document.addEventListener("visibilitychange", pulse);
setInterval(pulse, PULS_MS);
note();
pulse();
