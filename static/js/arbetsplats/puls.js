// Asks for the figures of the foot every half minute, while somebody looks at the page.
const EVERY_MS = 30_000;

setInterval(() => {
  const foot = document.getElementById("kc-lage");
  if (foot && document.visibilityState === "visible") htmx.trigger(foot, "kc-puls");
}, EVERY_MS);
