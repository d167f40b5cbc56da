// Sends the kept taps: one at a time, in order, each with its own key, so that the server does each of them once.
import { change, drop, taps } from "./lada.js";

const REFUSED = new Set([400, 409, 413]);
// To another account the office is not there: the tap waits for one of its own.
const NOT_YOURS = new Set([403, 404]);
// A line that neither answers nor breaks is no line. The server knows a tap that comes again.
const LONGEST_WAIT_MS = 15_000;

/** A tap of a form as it is kept. The name of the button says what it was. */
export function read(form, button) {
  const falt = [...new FormData(form, button)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
  const nyckel = crypto.randomUUID();
  return {
    nyckel,
    url: new URL(form.action).pathname,
    falt: [...falt.filter(([name]) => name !== "nyckel"), ["nyckel", nyckel]],
    text: [form.dataset.text, button?.name || !form.dataset.text ? button?.textContent.trim() : ""].filter(Boolean).join(": "),
    gjort: Date.now(),
  };
}

// Read when it is needed: it changes when somebody logs in.
const token = () => /(?:^|; )csrftoken=([^;]*)/.exec(document.cookie)?.[1] ?? "";

/** What the server's answer means for whoever is logged in: "ok", "utloggad", "obehorig" (another account), else "natlost". */
export function stateOf(answer) {
  if (answer.type === "opaqueredirect" || answer.status === 401) return "utloggad";
  if (NOT_YOURS.has(answer.status)) return "obehorig";
  return answer.ok ? "ok" : "natlost";
}

/** Send one tap. Resolves to { slag: "ok" | "nekad" | "utloggad" | "obehorig" | "natlost", mening }. */
export async function send(tap) {
  const body = new URLSearchParams(tap.falt);
  body.set("alder", String(Math.max(0, Math.round((Date.now() - tap.gjort) / 1000))));
  try {
    const headers = { "X-CSRFToken": token(), Accept: "application/json" };
    const signal = AbortSignal.timeout(LONGEST_WAIT_MS);
    const answer = await fetch(tap.url, { method: "POST", body, headers, redirect: "manual", credentials: "same-origin", signal });
    if (answer.ok) {
      const { mening, oppna } = await answer.json();
      return { slag: "ok", mening, oppna };
    }
    const mening = REFUSED.has(answer.status) ? await sentence(answer) : "";
    // Only what is refused with a reason is refused: a page of HTML is an answer to something else than the tap.
    if (mening) return { slag: "nekad", mening };
    return { slag: REFUSED.has(answer.status) ? "obehorig" : stateOf(answer) };
  } catch {
    // No line: the tap stays.
  }
  return { slag: "natlost" };
}

async function sentence(answer) {
  try {
    return (await answer.json()).fel ?? "";
  } catch {
    return "";
  }
}

let chain = Promise.resolve(null);

/** Send what is kept; two tabs never send at the same time. Resolves to the last answer, or null when nothing was kept. */
export function flush() {
  // After the one that is under way, which may not have seen the latest tap.
  chain = chain.then(once, once);
  return chain;
}

function once() {
  return navigator.locks ? navigator.locks.request("kc-reception", inOrder) : inOrder();
}

const officeOf = (tap) => tap.url.split("/")[2];

async function inOrder() {
  let last = null;
  let held = null;
  const closed = new Set();
  for (const tap of await taps()) {
    if (tap.nekad) continue;
    // What waits for the right account holds up the later taps of its office, and no other's.
    if (closed.has(officeOf(tap))) {
      await wait(tap);
      continue;
    }
    last = await send(tap);
    if (last.slag === "ok") await drop(tap);
    // What the rules refuse is shown and kept until somebody has read it; what comes after is sent.
    else if (last.slag === "nekad") await change({ ...tap, nekad: last.mening });
    else if (last.slag === "obehorig") {
      held = last;
      closed.add(officeOf(tap));
      await wait(tap);
    } else return last;
  }
  return held ?? last;
}

async function wait(tap) {
  if (!tap.obehorig) await change({ ...tap, obehorig: true });
}
