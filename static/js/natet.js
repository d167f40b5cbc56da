// htmx requests: the CSRF token as a header, and failures said in words instead of nothing happening. What the rules of
// the domain refuse comes as a sentence in plain text (VerksamhetsfelMiddleware).
import { say, sentence } from "./upplasning.js";

const SAFE = new Set(["get", "head", "options"]);

document.addEventListener("htmx:configRequest", (event) => {
  if (SAFE.has(event.detail.verb)) return;
  event.detail.headers["X-CSRFToken"] = document.querySelector('meta[name="csrf-token"]')?.content ?? "";
});

document.addEventListener("htmx:sendError", () => show(sentence("natfel")));
document.addEventListener("htmx:timeout", () => show(sentence("natfel")));
document.addEventListener("htmx:responseError", (event) => {
  const { status, responseText } = event.detail.xhr;
  if (event.detail.xhr.getResponseHeader("Content-Type")?.startsWith("text/plain")) show(responseText);
  else if (status === 401 || status === 403) show(sentence("behorighet"));
  else if (status === 404) show(sentence("borta"));
  else if (status === 409) show(sentence("andrat"));
  else if (status === 429) show(sentence("formanga"));
  else show(sentence("serverfel"));
});

function show(text) {
  const box = document.createElement("div");
  box.className = "ds-alert";
  box.dataset.color = "danger";
  box.textContent = text;
  document.getElementById("kc-meddelanden").replaceChildren(box);
  box.scrollIntoView({ block: "nearest" });
  say(text);
}
