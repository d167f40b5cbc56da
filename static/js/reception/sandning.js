// Sends the kept taps: one at a time, in order, each with its own key, so that the server does each of them once.
import { change, drop, taps } from "./lada.js";

const SAFE_TO_ASK = new Set([400, 404, 409, 413]);
const LOGGED_OUT = new Set([401, 403]);

/** A tap of a form as it is kept. The name of the button says what it was. */
export function read(form, button) {
  const falt = [...new FormData(form, button)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
  const nyckel = crypto.randomUUID();
  return {
    nyckel,
    url: new URL(form.action).pathname,
    falt: [...falt.filter(([name]) => name !== "nyckel"), ["nyckel", nyckel]],
    text: form.dataset.text ?? button?.textContent.trim() ?? "",
    gjort: Date.now(),
  };
}

// Read when it is needed: it changes when somebody logs in.
const token = () => /(?:^|; )csrftoken=([^;]*)/.exec(document.cookie)?.[1] ?? "";

/** Send one tap. Resolves to { slag: "ok" | "nekad" | "utloggad" | "natlost", mening }. */
export async function send(tap) {
  const body = new URLSearchParams(tap.falt);
  body.set("alder", String(Math.max(0, Math.round((Date.now() - tap.gjort) / 1000))));
  try {
    const headers = { "X-CSRFToken": token(), Accept: "application/json" };
    const answer = await fetch(tap.url, { method: "POST", body, headers, redirect: "manual", credentials: "same-origin" });
    if (answer.type === "opaqueredirect" || LOGGED_OUT.has(answer.status)) return { slag: "utloggad" };
    if (answer.ok) return { slag: "ok", mening: (await answer.json()).mening };
    if (SAFE_TO_ASK.has(answer.status)) return { slag: "nekad", mening: await sentence(answer) };
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

async function inOrder() {
  let last = null;
  for (const tap of await taps()) {
    if (tap.nekad !== undefined) continue;
    last = await send(tap);
    if (last.slag === "ok") await drop(tap);
    // What the rules refuse is shown and kept until somebody has read it; what comes after is sent.
    else if (last.slag === "nekad") await change({ ...tap, nekad: last.mening });
    else break;
  }
  return last;
}
