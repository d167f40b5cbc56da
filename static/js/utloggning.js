// Tells when somebody logs out, here or in another tab. The answer to a log-out that held sets a cookie, and the page after it
// forgets what was typed and tells the other tabs: a log-out that fails forgets nothing.
import { names, read, remove, write } from "./forrad.js";

const MARK = "kc-utloggad";
const TYPED = ["kc-skrivet:", "kc-utkast:"];
const listeners = [];
let isAsked = false;
let isLeaving = false;

function forget() {
  for (const name of TYPED.flatMap(names)) remove(name);
}

if (document.cookie.split("; ").includes(`${MARK}=1`)) {
  document.cookie = `${MARK}=; path=/; max-age=0; samesite=lax`;
  // First the mark, so that no other tab keeps anything after it has been forgotten.
  write(MARK, Date.now());
  forget();
}
const known = read(MARK);

window.addEventListener("storage", (event) => {
  if (event.key !== MARK || !isLoggedOut()) return;
  forget();
  for (const tell of listeners) tell();
});
document.addEventListener("submit", (event) => {
  if (!isLogOut(event.target)) return;
  isAsked = true;
  isLeaving = false;
});
window.addEventListener("beforeunload", () => {
  // Whoever stayed leaves for something else the next time.
  isAsked = isAsked && !isLeaving;
  isLeaving = true;
});

/** Whether the form logs out. */
export const isLogOut = (form) => form.action.endsWith("/logga-ut/");

/** Whether the page is about to be left because somebody logs out. */
export const isLoggingOut = () => isAsked;

/** Whether somebody has logged out in this browser since the page was opened: what is typed in it is nobody's. */
export const isLoggedOut = () => read(MARK) !== known;

/** Do this when somebody logs out in another tab. */
export function onLogOut(tell) { listeners.push(tell); }

/** Forget what others than this user have typed here. */
export function forgetOthers(user) {
  for (const kind of TYPED) for (const name of names(kind)) if (!name.startsWith(`${kind}${user}:`)) remove(name);
}
