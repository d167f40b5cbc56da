// The reception without connection: buttons from what the browser remembers of the office, taps kept until the line is back.
import { isPressed } from "../tryck.js";
import { say } from "../upplasning.js";
import { keep, recall, taps } from "./lada.js";
import { noteKept, show } from "./lagesrad.js";
import { flush, read, stateOf } from "./sandning.js";

const PULS_MS = 4000;
const [, kod] = /^\/reception\/([-\w]+)\//.exec(location.pathname) ?? [];

function button(template, text, fields, slag) {
  const form = document.getElementById(template).content.cloneNode(true).firstElementChild;
  form.action = `/reception/${kod}/tryck/${slag}/`;
  form.dataset.text = `${form.dataset.text}: ${text}`;
  form.querySelector("[data-namn]").textContent = text;
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  }
  return form;
}

function fill(id, forms) {
  document.getElementById(id).hidden = forms.length === 0;
  document.querySelector(`#${id} [data-knappar]`).replaceChildren(...forms);
}

/** One button of the form where a ticket is taken; the language is chosen in the same form. */
function ticketButton(category) {
  const made = document.getElementById("kc-lapp").content.cloneNode(true).firstElementChild;
  made.value = category.pk;
  made.querySelector("[data-namn]").textContent = category.namn;
  return made;
}

async function build() {
  const office = kod ? await recall(kod) : null;
  document.getElementById("kc-okant").hidden = Boolean(office);
  if (!office) return;
  document.querySelector("h1 [data-kontor]").textContent = office.namn;
  // What has been ended, taken or given back before the line went is not offered once more.
  const done = new Set((await taps()).flatMap((tap) => tap.falt.map(([name, value]) => `${name} ${value}`)));
  const visits = office.besok.filter((visit) => !done.has(`besok ${visit.pk}`));
  const things = office.resurser.filter((thing) => !done.has(`resurs ${thing.pk}`));
  fill("kc-del-besok", visits.map((visit) => button("kc-sluta", visit.namn, { besok: visit.pk }, "sluta")));
  fill("kc-del-rakna", office.kategorier.map((category) => button("kc-rakna", category.namn, { kategori: category.pk }, "rakna")));
  document.getElementById("kc-lappform").action = `/reception/${kod}/tryck/kolapp/`;
  fill("kc-del-lapp", office.kategorier.map(ticketButton));
  fill("kc-del-resurs", things.map((thing) => (thing.is_upptagen
    ? button("kc-slapp", thing.namn, { resurs: thing.pk }, "slapp-resurs")
    : button("kc-ta", thing.namn, { resurs: thing.pk }, "ta-resurs"))));
}

/** Is the server there again? Then the whole page is fetched, once what was kept has been sent. */
async function pulse() {
  const sent = await flush();
  if (sent && sent.slag !== "ok" && sent.slag !== "nekad") return show(sent.slag);
  try {
    const answer = await fetch(location.pathname, { headers: { "X-Kc-Yta": "1" }, redirect: "manual", cache: "no-store" });
    const state = stateOf(answer);
    // Not under a finger: the tap that it is making would be lost.
    if (state === "ok") return isPressed() ? undefined : location.reload();
    return show(state);
  } catch {
    // Not yet.
  }
  return show("natlost");
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-tryck]")) return;
  event.preventDefault();
  await keep(read(form, event.submitter));
  noteKept(form);
  say(document.getElementById("kc-natlage").dataset.textSparat);
  // What ends can be tapped once; what is counted, as often as it happens.
  if (form.hasAttribute("data-en-gang") && event.submitter) event.submitter.hidden = true;
  // The next visitor may speak another language.
  form.reset();
  await show("natlost");
  await pulse();
});

addEventListener("online", pulse);
setInterval(pulse, PULS_MS);
await build();
await show("natlost");
await pulse();
