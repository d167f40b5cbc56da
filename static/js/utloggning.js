// Tells when somebody logs out: who is asked about what is unsaved may stay on the page, so only who leaves it has logged out.
const leavers = [];
let isAsked = false;
let isLeaving = false;

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
window.addEventListener("pagehide", () => { if (isAsked) for (const leave of leavers) leave(); });

/** Whether the form logs out. */
export const isLogOut = (form) => form.action.endsWith("/logga-ut/");

/** Whether the page is about to be left because somebody logs out. */
export const isLoggingOut = () => isAsked;

/** Do this when the page is left because somebody logs out. */
export function onLogOut(leave) { leavers.push(leave); }
