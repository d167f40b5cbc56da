// The line that says whether the page has connection, which taps wait, and which the server has refused.
import { say } from "../upplasning.js";
import { drop, taps } from "./lada.js";

const line = () => document.getElementById("kc-natlage");
const hour = new Intl.DateTimeFormat("sv-SE", { hour: "2-digit", minute: "2-digit" });

const TOO_OLD_MS = 7 * 24 * 3600 * 1000;

let spoken = "";

function item(tap) {
  const row = document.createElement("li");
  row.textContent = `${tap.text} ${hour.format(tap.gjort).replace(":", ".")}`;
  const why = tap.nekad || (tap.obehorig ? line().dataset.textObehorigtTryck : "");
  if (why) row.append(` – ${why} `);
  // What may still be sent is not thrown away, unless it has become too old to be taken.
  if (tap.nekad || (tap.obehorig && Date.now() - tap.gjort > TOO_OLD_MS)) row.append(remover(tap));
  return row;
}

function remover(tap) {
  const read = document.createElement("button");
  read.type = "button";
  read.className = "ds-button";
  read.dataset.variant = "tertiary";
  read.textContent = line().dataset.textTaBort;
  read.addEventListener("click", async () => {
    await drop(tap);
    await show(line().dataset.lage);
  });
  return read;
}

/** Say beside the button that its tap is kept. The words go when the page is put in place anew. */
export function noteKept(form) {
  const note = form.querySelector(".kc-sparat") ?? form.appendChild(document.createElement("p"));
  note.className = "kc-sparat";
  note.textContent = line().dataset.textSparat;
}

/** Show the state: "ok", "natlost", "utloggad" or "obehorig". */
export async function show(state) {
  const box = line();
  const kept = await taps();
  const refused = kept.filter((tap) => tap.nekad).length;
  const waiting = kept.length - refused;
  box.dataset.lage = state;
  box.dataset.vantar = String(waiting);
  box.hidden = state === "ok" && kept.length === 0;
  const { textNatlost: natlost, textUtloggad: utloggad, textObehorig: obehorig, textSkickar } = box.dataset;
  const words = { natlost, utloggad, obehorig, ok: waiting ? textSkickar : "" }[state];
  const isLocked = state === "utloggad" || state === "obehorig";
  const sentences = [words, waiting ? box.dataset.textVantar.replace("{antal}", waiting) : "", refused ? box.dataset.textNekad : ""].filter(Boolean);
  box.querySelector("[data-ord]").textContent = sentences.join(" ");
  box.querySelector("[data-logga-in]").hidden = !isLocked;
  box.querySelector("ul").replaceChildren(...kept.map(item));
  box.dataset.color = refused || isLocked ? "danger" : "warning";
  if (sentences.join(" ") !== spoken && !box.hidden) say(sentences[0]);
  spoken = sentences.join(" ");
}
