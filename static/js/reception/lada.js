// What the browser keeps for the reception while the line is gone (IndexedDB): taps that have not been sent, and the names
// of the buttons. Nothing of who waits, has booked or is logged in.
const NAMN = "kc-reception";

let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAMN, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("tryck", { keyPath: "id", autoIncrement: true });
      request.result.createObjectStore("kontor", { keyPath: "kod" });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function run(store, mode, act) {
  const base = await open();
  return new Promise((resolve, reject) => {
    const change = base.transaction(store, mode);
    const request = act(change.objectStore(store));
    change.oncomplete = () => resolve(request.result);
    change.onerror = change.onabort = () => reject(change.error);
  });
}

/** Keep a tap until the server has it: { nyckel, url, falt, text, kontor, gjort }. */
export const keep = (tap) => run("tryck", "readwrite", (store) => store.add(tap));
export const change = (tap) => run("tryck", "readwrite", (store) => store.put(tap));
export const drop = (tap) => run("tryck", "readwrite", (store) => store.delete(tap.id));
/** The taps that are kept, in the order they were made. */
export const taps = () => run("tryck", "readonly", (store) => store.getAll());

/** What the page without connection needs to know of an office. */
export const remember = (office) => run("kontor", "readwrite", (store) => store.put(office));
export const recall = (kod) => run("kontor", "readonly", (store) => store.get(kod));
