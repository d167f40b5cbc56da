// What is typed is kept in the browser only under lock and key: the key is the user's own and comes with each page.
//
// Whoever opens the browser when the session has ended, without a log-out, finds nothing that can be read.
const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.codePointAt(0));
const signs = (data) => btoa(Array.from(new Uint8Array(data), (byte) => String.fromCodePoint(byte)).join(""));
const SALT_BYTES = 12;

/** The key, where the page has one and the browser can use it (not on an address without TLS); else null. */
async function read() {
  const given = document.body.dataset.skrivnyckel;
  if (!given || !globalThis.crypto?.subtle) return null;
  return crypto.subtle.importKey("raw", bytes(given), "AES-GCM", false, ["encrypt", "decrypt"]);
}

const key = read();

/** The value as text that says nothing without the key; null when there is no key. */
export async function lock(value) {
  const secret = await key;
  if (!secret) return null;
  const iv = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const locked = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, secret, new TextEncoder().encode(JSON.stringify(value)));
  return `${signs(iv)}.${signs(locked)}`;
}

/** The value again; null when it was locked by another key. */
export async function unlock(text) {
  const secret = await key;
  if (!secret) return null;
  try {
    const [iv, locked] = text.split(".").map(bytes);
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, secret, locked)));
  } catch {
    return null;
  }
}
