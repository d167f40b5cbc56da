// Shows that a form is being sent and lets a second click do nothing. The server is what makes sending twice harmless.
const LONGEST_WAIT_MS = 20_000;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog" || form.matches("[hx-get], [hx-post]")) return;
  if (form.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    return;
  }
  form.setAttribute("aria-busy", "true");
  event.submitter?.setAttribute("aria-busy", "true");
  // Who has stopped the loading, or lost the line in a tunnel, is still on the page and must be able to send.
  setTimeout(makeReady, LONGEST_WAIT_MS);
});

function makeReady() {
  for (const element of document.querySelectorAll("form[aria-busy], button[aria-busy]")) element.removeAttribute("aria-busy");
}

// A page taken back from the browser's memory is ready to be sent again, and so is one that somebody was asked about and may stay on.
window.addEventListener("pageshow", (event) => { if (event.persisted) makeReady(); });
window.addEventListener("beforeunload", (event) => { setTimeout(() => { if (event.defaultPrevented) makeReady(); }); });
