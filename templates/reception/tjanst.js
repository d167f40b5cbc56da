// The service worker of the reception: when the line is gone, a page that can still count and take tickets.
// It keeps an empty page with its styles and scripts, and never what anybody was shown.
const SKAL = {{ skal|safe }};
const FILER = {{ filer|safe }};
const NAMN = "kc-reception-" + {{ version|safe }};
const LANGSTA_VANTAN = 6000;

self.addEventListener("install", (event) => {
  // Asked for without cookies, so that it is nobody's page.
  const requests = [new Request(SKAL, { credentials: "omit", cache: "reload" }), ...FILER];
  event.waitUntil(caches.open(NAMN).then((kept) => kept.addAll(requests)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("kc-reception-") && name !== NAMN;
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

/** The server's answer; where it does not come in time, what is kept under the address. */
async function answer(request, kept) {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), LANGSTA_VANTAN);
  try {
    return await fetch(request, { signal: control.signal });
  } catch (error) {
    const found = await caches.match(kept);
    if (found) return found;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const address = new URL(request.url);
  if (request.mode === "navigate") event.respondWith(answer(request, SKAL));
  else if (FILER.includes(address.pathname)) event.respondWith(answer(request, address.pathname));
});
