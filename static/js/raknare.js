// Counts the characters of a textarea with data-langst, as the server counts: a line break is two.
import { say } from "./upplasning.js";

const PAUSE_MS = 1200;
const NEARLY_FULL = 0.8;
let timer;

function count(area) {
  const line = document.querySelector(`[data-raknar="${CSS.escape(area.id)}"]`);
  if (!line) return;
  const longest = Number(area.dataset.langst);
  const used = area.value.replace(/\r?\n/g, "\r\n").length;
  const left = longest - used;
  line.toggleAttribute("data-over-grans", left < 0);
  line.textContent = (left < 0 ? line.dataset.over : line.dataset.kvar).replace("{antal}", Math.abs(left));
  if (!area.getAttribute("aria-describedby")?.includes(line.id)) {
    area.setAttribute("aria-describedby", `${area.getAttribute("aria-describedby") ?? ""} ${line.id}`.trim());
  }
  clearTimeout(timer);
  if (used > longest * NEARLY_FULL) timer = setTimeout(() => say(line.textContent), PAUSE_MS);
}

document.addEventListener("input", (event) => {
  if (event.target.matches("textarea[data-langst]")) count(event.target);
});
for (const area of document.querySelectorAll("textarea[data-langst]")) if (area.value) count(area);
