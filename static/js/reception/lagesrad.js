// The line that says whether the page has connection, which taps wait, and which the server has refused.
import { say } from "../upplasning.js";
import { drop, taps } from "./lada.js";

const line = () => document.getElementById("kc-natlage");
const hour = new Intl.DateTimeFormat("sv-SE", { hour: "2-digit", minute: "2-digit" });

let spoken = "";

function item(tap) {
  const row = document.createElement("li");
  row.textContent = `${tap.text} ${hour.format(tap.gjort).replace(":", ".")}`;
  if (tap.nekad === undefined) return row;
  row.append(` – ${tap.nekad} `);
  const read = document.createElement("button");
  read.type = "button";
  read.className = "ds-button";
  read.dataset.variant = "tertiary";
  read.textContent = line().dataset.textTaBort;
  read.addEventListener("click", async () => {
    await drop(tap);
    await show(line().dataset.lage);
  });
  row.append(read);
  return row;
}

/** Show the state: "ok", "natlost" or "utloggad". */
export async function show(state) {
  const box = line();
  const kept = await taps();
  const refused = kept.filter((tap) => tap.nekad !== undefined).length;
  const waiting = kept.length - refused;
  box.dataset.lage = state;
  box.dataset.vantar = String(waiting);
  box.hidden = state === "ok" && kept.length === 0;
  const words = { natlost: box.dataset.textNatlost, utloggad: box.dataset.textUtloggad, ok: waiting ? box.dataset.textSkickar : "" }[state];
  const sentences = [words, waiting ? box.dataset.textVantar.replace("{antal}", waiting) : "", refused ? box.dataset.textNekad : ""].filter(Boolean);
  box.querySelector("[data-ord]").textContent = sentences.join(" ");
  box.querySelector("[data-logga-in]").hidden = state !== "utloggad";
  box.querySelector("ul").replaceChildren(...kept.map(item));
  box.dataset.color = refused || state === "utloggad" ? "danger" : "warning";
  if (sentences.join(" ") !== spoken && !box.hidden) say(sentences[0]);
  spoken = sentences.join(" ");
}
