// Keys and buttons of the work place that no link or form can do alone.
import { say } from "../upplasning.js";

const form = () => document.getElementById("kontakt");

// Enter in a line of text would press the form's first button; it searches only in the search.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches("#kontakt input:not([type=checkbox], [type=radio], [type=file])")) return;
  event.preventDefault();
  if (event.target.id === "id_sok") form().querySelector("[data-sokknapp]").click();
});

// Alt+P goes to the person, Alt+T to the question, also while typing; Alt+O hands over the question that has the focus, and each
// outcome has a key that chooses it there.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-ga-till], [data-lamna-over], [data-infoga], [data-utfallsval]");
  if (!button) return;
  if (button.dataset.gaTill) document.querySelector(button.dataset.gaTill)?.focus();
  else if (button.dataset.utfallsval) chooseOutcome(button.dataset.utfallsval);
  else if (button.dataset.infoga) insertAnswer(button);
  else currentQuestion()?.querySelector("[data-overlamning]")?.click();
});

let lastQuestion = "";
document.addEventListener("focusin", (event) => {
  const question = event.target.closest("[data-fraga]");
  if (question) lastQuestion = question.id;
});

function currentQuestion() {
  const all = [...document.querySelectorAll("#kontakt [data-fraga]")];
  return all.find((question) => question.id === lastQuestion) ?? all.at(-1);
}

function chooseOutcome(value) {
  const radio = currentQuestion()?.querySelector(`.kc-utfall input[type=radio][value="${value}"]`);
  radio?.click();
  radio?.focus();
}

function insertAnswer(button) {
  const field = document.getElementById(button.dataset.infogaI);
  const text = document.getElementById(button.dataset.infoga).textContent.trim();
  if (!field) return;
  const typed = field.value.trim();
  // The longer form of what stands there takes its place.
  field.value = typed && !text.startsWith(typed) ? `${typed}\n\n${text}` : text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  if (field.checkVisibility()) field.focus();
  say(button.textContent.trim());
}

// Buttons that exist only with script.
function reveal(part) {
  for (const button of part.querySelectorAll("[data-lamna-over][hidden]")) button.hidden = false;
}
reveal(document);
document.addEventListener("htmx:afterSwap", () => reveal(document));

// When the whole contact is new on the page, the hand goes where the work begins.
function begin() {
  if (document.querySelector(".kc-felsammanfattning, [data-fokus]")) return;
  const field = document.querySelector("#kontakt [data-forst]") ?? document.querySelector("#kontakt [data-fraga] textarea");
  field?.focus();
}
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.elt.id === "arbetsyta") begin();
  if (event.detail.elt.matches(".kc-nyfraga")) event.detail.elt.previousElementSibling?.querySelector("textarea")?.focus();
  // Anonymous or found: the question is next.
  if (event.detail.elt.id === "vem" && !event.detail.elt.querySelector("[data-forst], [data-fokus], [aria-invalid], [data-kvar]")) {
    document.querySelector("#kontakt [data-fraga] textarea")?.focus();
  }
});
if (document.activeElement === document.body) begin();

// The tab is called what the question begins with.
const LONGEST = 28;
document.addEventListener("input", (event) => {
  const name = document.querySelector("[data-aktuell-flik]");
  if (!name || event.target !== document.querySelector("#kontakt [data-fraga] textarea")) return;
  const words = event.target.value.trim().split(/\s+/).join(" ");
  const cut = words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/\s\S*$/, "")} …` : words;
  name.textContent = cut || name.dataset.tom;
});

// And until it has words, after the channel: "Brev 14.05". Its picture follows when it is shown the next time.
document.addEventListener("change", (event) => {
  const name = document.querySelector("[data-aktuell-flik]");
  if (!name || !event.target.matches('#kontakt [name="kanal"]')) return;
  const isEmpty = name.textContent === name.dataset.tom;
  name.dataset.tom = name.dataset.tom.replace(name.dataset.kanal, event.target.labels[0].textContent.trim());
  name.dataset.kanal = event.target.labels[0].textContent.trim();
  if (isEmpty) name.textContent = name.dataset.tom;
});

// Another language: colleagues who speak it.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-sprak]")) setTimeout(() => htmx.trigger(document.body, "kc-svar-andras"), 1000);
});
