// What is typed is kept in the browser only under lock and key: the key is the user's own and comes with each page.
//
// Whoever opens the browser when the session has ended, without a log-out, finds nothing that can be read. After a log-out nothing is kept.
import { read, remove, write } from "./forrad.js";
import { isLoggedOut } from "./utloggning.js";

const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.codePointAt(0));
const signs = (data) => btoa(Array.from(new Uint8Array(data), (byte) => String.fromCodePoint(byte)).join(""));
const SALT_BYTES = 12;

/** The key, where the page has one and the browser can use it (not on an address without TLS); else null. */
async function importKey() {
  const given = document.body.dataset.skrivnyckel;
  if (!given || !globalThis.crypto?.subtle) return null;
  return crypto.subtle.importKey("raw", bytes(given), "AES-GCM", false, ["encrypt", "decrypt"]);
}

const key = importKey();
// How many times what is kept by a name has changed: a lock that is ready late is not put over what came after.
const turns = new Map();
const turn = (name) => turns.set(name, (turns.get(name) ?? 0) + 1).get(name);

/** The value as text that says nothing without the key; null when there is no key. */
async function lock(value) {
  const secret = await key;
  if (!secret) return null;
  const iv = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const locked = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, secret, new TextEncoder().encode(JSON.stringify(value)));
  return `${signs(iv)}.${signs(locked)}`;
}

/** The value again; null when it was locked by another key. */
async function unlock(text) {
  const secret = await key;
  if (!secret) return null;
  try {
    const [iv, locked] = text.split(".").map(bytes);
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, secret, locked)));
  } catch {
    return null;
  }
}

/** Keep the value by that name in a moment, with what may be read beside it (asked for then). */
export async function keep(name, value, beside = () => ({})) {
  const mine = turn(name);
  const last = await lock(value);
  if (last && !isLoggedOut() && turns.get(name) === mine) write(name, { ...beside(), last });
}

/** What is kept by that name, unlocked; null for nothing, and for what another key has locked, which is forgotten. */
export async function fetchKept(name) {
  const kept = read(name);
  if (!kept) return null;
  const value = kept.last ? await unlock(kept.last) : null;
  if (!value) forget(name);
  return value && { ...kept, ...value };
}

/** Keep nothing by that name. */
export function forget(name) {
  turn(name);
  remove(name);
}
