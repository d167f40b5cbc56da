// Answers from the knowledge base beside the question, while it is typed; opened and marked with the keyboard alone.
//
// Two requests at a time: what is typed meanwhile is asked for when an answer has come, so a slow server is never flooded and
// what is shown is the newest there is. Earlier questions that are like it come at the first pause. A question that has settled
// is told to the log, once. `performance` has the time from each stroke to the answers on the page under the name "kc-svar".
//
// The column is about the question in which the cursor stands: when another begins, what was opened folds to its line, and the
// answers to the new one stand first. It stays as it was when the page comes back with something to put right.
import { say } from "../upplasning.js";

const SHORTEST = 3;
const PAUSE_MS = 350;
const SETTLED_MS = 1500;
const AT_ONCE = 2;
const QUESTION = "#kontakt .kc-fraga__text textarea";

let wanted = null;
let asking = 0;
let order = 0;
let shown = 0;
let timer = 0;
let pause = 0;
let told = "";
let current = "";
let kept = null;

const column = () => document.querySelector("[data-kunskap]");
const results = () => document.getElementById("artikeltraffar");
const words = (field) => `${field.id} ${field.value.trim()}`;
const number = (field) => field.closest("[data-fraga]").dataset.fraga;
const opened = () => document.getElementById("oppnade");
const form = () => document.getElementById("kontakt");
const isCurrent = (field) => !current || number(field) === current;
const textOf = (n) => document.querySelector(`#fraga-${n} .kc-fraga__text textarea`);

document.addEventListener("input", (event) => {
  if (!event.target.matches(QUESTION)) return;
  clearTimeout(timer);
  clearTimeout(pause);
  timer = setTimeout(settle, SETTLED_MS, event.target);
  pause = setTimeout(lookBack, PAUSE_MS, event.target);
  look(event.target, event.timeStamp);
});

document.addEventListener("focusin", (event) => {
  const n = event.target.closest("#kontakt [data-fraga]")?.dataset.fraga;
  if (n && n !== current) follow(n);
});
document.addEventListener("focusout", (event) => {
  // Whoever goes to the answers is about to open one, which logs the search by itself.
  if (timer && event.target.matches(QUESTION) && !event.relatedTarget?.closest("[data-kunskap]")) settle(event.target);
});

const OPENING = /\/fragor\/(\d+)\/artiklar\/\d+\/$/;
document.addEventListener("htmx:beforeRequest", (event) => {
  const [, n] = OPENING.exec(event.detail.requestConfig.path) ?? [];
  const field = n && textOf(n);
  if (!field) return;
  clearTimeout(timer);
  timer = 0;
  told = words(field);
});
document.addEventListener("htmx:afterRequest", (event) => {
  const [, n] = OPENING.exec(event.detail.requestConfig.path) ?? [];
  const key = event.detail.xhr?.getResponseHeader("X-Sokning");
  if (n && key) document.querySelector(`#kontakt [name="f${n}-sokning"]`).value = key;
});

function look(field, began) {
  wanted = { field, began };
  if (asking < AT_ONCE) ask();
}

async function ask() {
  asking += 1;
  while (wanted) {
    const { field, began } = wanted;
    wanted = null;
    const mine = order += 1;
    const { length } = field.value.trim();
    if (!field.isConnected || (length && length < SHORTEST)) continue;
    try {
      const answer = await post(field);
      const html = answer.ok && !answer.redirected ? await answer.text() : "";
      if (html && mine > shown && isCurrent(field)) {
        shown = mine;
        show(html, began);
      }
    } catch {
      // Answers that do not come while the network is away: the next stroke asks again.
    }
  }
  asking -= 1;
}

/** Earlier questions like this one. */
async function lookBack(field) {
  const { length } = field.value.trim();
  if (!field.isConnected || (length && length < SHORTEST)) return;
  try {
    const answer = await post(field, {}, column().dataset.liknandeUrl);
    if (answer.ok && !answer.redirected && isCurrent(field)) show(await answer.text(), 0, document.getElementById("liknande"));
  } catch {
    // They are a help, not a need.
  }
}

function post(field, more = {}, url = column().dataset.artiklarUrl) {
  const body = new FormData();
  const rows = { text: field.value.slice(0, 2000), nummer: number(field), nyckel: field.form.dataset.utkast, arendetyp: field.form.elements.namedItem(`f${number(field)}-arendetyp`)?.value ?? "", sprak: field.form.elements.sprak?.value ?? "sv", ...more };
  for (const [name, value] of Object.entries(rows)) body.set(name, value);
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  return fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token } });
}

function show(html, began, old = results()) {
  // Whoever has gone into the answers keeps those that they see.
  if (!old || old.contains(document.activeElement)) return;
  const { id } = old;
  old.outerHTML = html;
  htmx.process(document.getElementById(id));
  if (began) requestAnimationFrame(() => performance.measure("kc-svar", { start: began, end: performance.now() }));
}

/** Nothing more is being typed: the search is logged, and its key goes with the question. */
async function settle(field) {
  clearTimeout(timer);
  timer = 0;
  const key = field.form?.elements.namedItem(`f${number(field)}-sokning`);
  if (!key || words(field) === told || field.value.trim().length < SHORTEST) return;
  told = words(field);
  try {
    const answer = await post(field, { klar: "1", foregaende: key.value });
    key.value = answer.headers.get("X-Sokning") ?? key.value;
  } catch {
    told = "";
  }
  if (document.activeElement === field && results()?.dataset.klart) say(results().dataset.klart);
}

// Up and down between the answers; Escape closes the article and goes back to the question.
document.addEventListener("keydown", (event) => {
  if (!event.target.closest("[data-kunskap]") || event.altKey || event.ctrlKey || event.metaKey) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && event.target.matches("[data-traff]")) {
    const all = [...results().querySelectorAll("[data-traff]")];
    all.at((all.indexOf(event.target) + step) % all.length).focus();
  } else if (event.key === "Escape") {
    closeArticle();
    (textOf(current) ?? document.querySelector(QUESTION))?.focus();
  } else return;
  event.preventDefault();
});

function closeArticle() {
  const article = document.querySelector("[data-lasartikel]");
  const row = article?.closest("li");
  row?.querySelector("[aria-expanded]")?.setAttribute("aria-expanded", "false");
  article?.remove();
  putFirst();
}

/** The question in which the cursor now stands. An article that was opened for another one is folded, and its keys rest. */
function follow(n) {
  const earlier = current;
  current = n;
  const row = document.querySelector("[data-lasartikel]")?.closest("li");
  const folded = row?.querySelector("[data-gav-svar]").dataset.gavSvar;
  if (folded && folded !== n) {
    const label = row.querySelector("[data-tangent]");
    label?.querySelector("kbd")?.remove();
    label?.removeAttribute("data-tangent");
    closeArticle();
  }
  if (earlier) refresh();
}

/** An opened article stands above the answers, the lines of those that are folded below them. What has focus is not moved. */
function putFirst() {
  if (!opened() || !results()) return;
  const [first, second] = opened().querySelector("[data-lasartikel]") ? [opened(), results()] : [results(), opened()];
  if (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) return;
  if (first.contains(document.activeElement)) first.after(second);
  else second.before(first);
  // The browser holds what was in view in its place, which would leave the one that is now first out of sight.
  column().scrollTop = 0;
}

// What gave the answer answered the question, unless the agent has said otherwise.
document.addEventListener("change", (event) => {
  const { gavSvar } = event.target.dataset;
  if (gavSvar && event.target.checked) chooseAnswered(gavSvar);
  if (event.target.matches("[data-sprak]")) refresh();
});

function chooseAnswered(n) {
  const choices = [...document.querySelectorAll(`#kontakt [name="f${n}-utfall"]`)];
  if (!choices.some((choice) => choice.checked)) check(choices.find((choice) => choice.value === "besvarad_direkt"));
}

function check(box) {
  if (!box || box.checked) return;
  box.checked = true;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("click", async (event) => {
  const used = event.target.closest("[data-med-artikel]");
  if (used) {
    const n = used.dataset.medArtikel;
    check(used.closest("li").querySelector("[data-gav-svar]"));
    if ("mejla" in used.dataset) check(document.querySelector(`#kontakt [name="f${n}-svara_med_mejl"]`));
  }
  const copy = event.target.closest("[data-kunskap] [data-kopiera]");
  if (copy) {
    await navigator.clipboard.writeText(document.getElementById(copy.dataset.kopiera).textContent);
    say(copy.dataset.textKopierat);
  }
});

/** The answers to what the page already holds: another question, an opened draft, another language. */
function refresh() {
  if (!textOf(current)) current = "";
  const field = textOf(current) ?? [...document.querySelectorAll(QUESTION)].findLast((area) => area.value.trim());
  if (!field || !column() || !(field.value.trim() || results()?.dataset.antal)) return;
  look(field, 0);
  lookBack(field);
}

// The same contact again, with something to put right: what the column showed is there at once.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id !== "arbetsyta" || !form()) return;
  kept = { key: form().dataset.utkast, parts: [opened(), results(), document.getElementById("liknande")].map((part) => part.cloneNode(true)) };
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.id !== "arbetsyta") return putFirst();
  if (kept && kept.key === form()?.dataset.utkast) bringBack(...kept.parts);
  else current = "";
  kept = null;
  putFirst();
  refresh();
});

function bringBack(lines, ...answers) {
  const row = lines.querySelector("[data-lasartikel]")?.closest("li");
  const box = row?.querySelector("[data-gav-svar]");
  const fresh = box && document.getElementById(box.id);
  // What another window has changed meanwhile is what goes.
  if (fresh?.checked === box?.checked) swap(fresh?.closest("li"), row);
  for (const part of answers) swap(document.getElementById(part.id), part);
}

function swap(old, part) {
  if (!old || !part) return;
  old.replaceWith(part);
  htmx.process(part);
}

putFirst();
refresh();
