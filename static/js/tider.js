// Keeps times true on a page that stays open: deadlines that pass, and clocks that run.
const SECOND_MS = 1000;

function pad(number) { return String(number).padStart(2, "0"); }

/** Minutes and seconds, with hours when there are any: 3:05, 1:02:09. */
export function duration(seconds) {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  return h ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}

function tick() {
  const now = Date.now();
  // <time data-klocka datetime="…"> counts up from its time.
  for (const clock of document.querySelectorAll("time[data-klocka]")) {
    clock.textContent = duration(Math.max(0, (now - Date.parse(clock.dateTime)) / SECOND_MS));
  }
  for (const deadline of document.querySelectorAll("time.kc-frist[data-passerad]")) {
    if (Date.parse(deadline.dateTime) > now) continue;
    deadline.dataset.color = "danger";
    deadline.lastChild.textContent = deadline.dataset.passerad;
    delete deadline.dataset.passerad;
  }
}

tick();
// A part that has just come is right at once, not at the next second.
document.addEventListener("htmx:afterSwap", tick);
setInterval(tick, SECOND_MS);
