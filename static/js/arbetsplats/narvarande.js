// The clock counts only while somebody is at the page: the server is told when a hand last moved here, and judges.
import { keepSoon } from "./utkast.js";

const SILENT_MS = 10 * 60_000;
const seen = () => document.querySelector("#kc-klocka [name=sedd]");

// The server's time as this computer's clock tells it.
const ahead = seen() ? Date.parse(seen().value) - Date.now() : 0;

function touch() {
  const field = seen();
  if (!field) return;
  const now = Date.now() + ahead;
  if (now - Date.parse(field.value) < SILENT_MS) field.value = new Date(now).toISOString();
  else keepSoon();
}

for (const kind of ["keydown", "pointerdown", "pointermove", "wheel"]) addEventListener(kind, touch, { capture: true, passive: true });
