// Keeps the place in line true on the telephone, and makes it tremble when it is the visitor's turn.
const PULS_MS = 12_000;
const place = () => document.getElementById("kc-plats");

async function refresh() {
  if (document.hidden) return;
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("kc-plats");
    if (!fresh || fresh.textContent === place().textContent) return;
    const isNew = fresh.dataset.lage === "kallad" && place().dataset.lage !== "kallad";
    place().dataset.lage = fresh.dataset.lage;
    place().replaceChildren(...fresh.childNodes);
    if (isNew) navigator.vibrate?.([300, 150, 300]);
  } catch {
    // Asked again at the next turn; what the page says was true a moment ago.
  }
}

document.addEventListener("visibilitychange", refresh);
setInterval(refresh, PULS_MS);
