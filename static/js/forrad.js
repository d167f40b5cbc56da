// What this browser keeps of its own, as JSON by name. Storage that is full, closed or forbidden only takes away a safety net.

/** The names that begin so. */
export function names(beginning) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(beginning));
  } catch {
    return [];
  }
}

/** What is kept there; null when that is nothing, or cannot be read. */
export function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

/** Keep it there. */
export function write(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Then it stays in the page only.
  }
}

/** Keep nothing there. */
export function remove(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing is kept where nothing may be.
  }
}
