// Guesses in a list under a field (ARIA combobox with listbox): the type of a question, and a colleague by name.
//
// The type's <select> stays in the form and holds the value; the combobox writes to it. While no type is chosen the list is
// open and follows the words of the question; Alt+1 to Alt+5 choose from anywhere.
import { say } from "../upplasning.js";

const PAUSE_MS = 120;
const SHORTEST = 3;
let number = 0;

class Guesses {
  constructor(input, list, url, choose) {
    Object.assign(this, { input, list, url, choose, active: -1, timer: 0, request: null });
    input.addEventListener("keydown", (event) => this.key(event));
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.pick(option);
    });
  }

  get options() { return [...this.list.children]; }

  ask(text, isName = false) {
    clearTimeout(this.timer);
    this.request?.abort();
    if (text.trim().length < SHORTEST) return this.close();
    this.isWaiting = true;
    this.timer = setTimeout(() => this.fetch(text, isName), PAUSE_MS);
  }

  async fetch(text, isName) {
    this.request = new AbortController();
    const body = new FormData();
    body.set("text", text.slice(0, 2000));
    body.set("lista", this.list.id);
    if (isName) body.set("ar_namn", "1");
    const center = document.querySelector("#kontakt [name=center]")?.value;
    if (center) body.set("center", center);
    try {
      const answer = await fetch(this.url, { method: "POST", body, signal: this.request.signal, headers: csrf() });
      if (answer.ok) this.show(await answer.text(), isName);
    } catch {
      // A guess that does not come is no loss: the list of all types is there.
    }
    this.isWaiting = false;
  }

  show(html, isName = false) {
    if (!this.list.isConnected || this.isDone?.()) return;
    this.list.innerHTML = html;
    this.tell?.(isName && !this.options.length);
    this.options.forEach((option, i) => this.decorate?.(option, i));
    this.input.setAttribute("aria-expanded", String(this.options.length > 0));
    this.mark(this.options.length && document.activeElement === this.input ? 0 : -1);
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.isWaiting = false;
    this.list.replaceChildren();
    this.tell?.(false);
    this.input.setAttribute("aria-expanded", "false");
    this.mark(-1);
  }

  mark(index) {
    this.active = index;
    this.options.forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    const option = this.options[index];
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    const count = this.options.length;
    if (event.altKey || event.ctrlKey || event.metaKey || !count) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      this.mark((this.active + steps[event.key] + count + (this.active < 0 && event.key === "ArrowUp" ? 1 : 0)) % count);
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      event.stopPropagation();
      this.pick(this.options[this.active]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
  }

  pick(option) {
    const { varde, text } = option.dataset;
    this.close();
    this.choose(varde, text);
  }
}

function csrf() {
  return { "X-CSRFToken": document.querySelector("#kontakt [name=csrfmiddlewaretoken], [name=csrfmiddlewaretoken]").value };
}

function makeList() {
  const list = document.createElement("ul");
  list.id = `kc-forslag-${++number}`;
  list.className = "kc-forslag";
  list.setAttribute("role", "listbox");
  return list;
}

function makeCombobox(input, list, label) {
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  list.setAttribute("aria-label", label);
}

function upgradeType(box) {
  const select = box.querySelector("select");
  const label = box.querySelector("label");
  const question = document.getElementById(box.dataset.fran);
  const input = document.createElement("input");
  const list = makeList();
  Object.assign(input, { className: "ds-input", type: "text", autocomplete: "off", id: `${select.id}_sok` });
  input.spellcheck = false;
  input.placeholder = select.options[0].value ? "" : select.options[0].text;
  input.value = select.value ? select.options[select.selectedIndex].text : "";
  for (const name of ["aria-invalid", "aria-describedby"]) {
    if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
  }
  makeCombobox(input, list, box.dataset.listnamn);
  label.htmlFor = input.id;
  select.hidden = true;
  select.before(input);
  const nothing = document.createElement("p");
  nothing.className = "kc-typval__tomt kc-dampad kc-liten";
  nothing.hidden = true;
  nothing.textContent = box.dataset.texttomt;
  box.append(nothing, list);
  // The list has its room while nothing is chosen, and lies over the page when a choice is changed: what is below stands still.
  const makeRoom = () => list.classList.toggle("kc-forslag--fast", !select.value);
  makeRoom();

  const chosen = () => (select.value ? select.options[select.selectedIndex].text : "");
  const guesses = new Guesses(input, list, box.dataset.forslagUrl, (value, text) => {
    if (![...select.options].some((option) => option.value === value)) select.add(new Option(text, value));
    select.value = value;
    input.value = text;
    makeRoom();
    select.dispatchEvent(new Event("change", { bubbles: true }));
    say(text);
  });
  guesses.tell = (isEmpty) => {
    if (isEmpty && nothing.hidden) say(nothing.textContent);
    nothing.hidden = !isEmpty;
  };
  // Words that are no type never stand beside the type that was chosen before: Enter puts its name back.
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.defaultPrevented || !input.value.trim() || input.value === chosen()) return;
    event.preventDefault();
    event.stopPropagation();
    if (!guesses.isWaiting && !guesses.options.length && select.value) input.value = chosen();
  });
  guesses.isDone = () => select.value && document.activeElement !== input;
  guesses.decorate = (option, i) => {
    option.dataset.tangent = `Alt+${i + 1}`;
    option.dataset.tangentText = option.dataset.text;
    const key = document.createElement("kbd");
    key.textContent = option.dataset.tangent;
    key.ariaHidden = "true";
    option.append(key);
  };
  question.addEventListener("input", () => { makeRoom(); if (!select.value) guesses.ask(question.value); });
  input.addEventListener("focus", () => { input.select(); if (!select.value && !guesses.options.length) guesses.ask(question.value); else if (guesses.options.length && guesses.active < 0) guesses.mark(0); });
  input.addEventListener("input", () => guesses.ask(input.value || question.value, Boolean(input.value.trim())));
  input.addEventListener("blur", () => {
    guesses.tell(false);
    if (!input.value.trim() && select.value) {
      select.value = "";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    } else input.value = chosen();
    if (select.value) guesses.close();
    else guesses.mark(-1);
  });
  if (!select.value && question.value) guesses.ask(question.value);
}

function upgradeColleague(box) {
  const input = box.querySelector("input:not([type=hidden])");
  const id = box.querySelector("input[type=hidden]");
  const list = makeList();
  makeCombobox(input, list, box.dataset.listnamn);
  box.append(list);
  const guesses = new Guesses(input, list, box.dataset.forslagUrl, (value, text) => {
    [id.value, input.value] = [value, text];
    input.dispatchEvent(new CustomEvent("change", { bubbles: true }));
    say(text);
  });
  input.addEventListener("input", () => { id.value = ""; guesses.ask(input.value); });
  input.addEventListener("blur", () => guesses.close());
}

function upgrade() {
  for (const box of document.querySelectorAll("[data-typval]:not([data-klar])")) {
    box.dataset.klar = "";
    upgradeType(box);
  }
  for (const box of document.querySelectorAll("[data-kollega]:not([data-klar])")) {
    box.dataset.klar = "";
    upgradeColleague(box);
  }
}

// A type that is offered on a button is chosen as if it were chosen in the list.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-valj-typ]");
  if (!button) return;
  event.preventDefault();
  const select = document.getElementById(button.dataset.valjTyp);
  const text = button.textContent;
  if (![...select.options].some((option) => option.value === button.value)) select.add(new Option(text, button.value));
  select.value = button.value;
  document.getElementById(`${select.id}_sok`).value = text;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  say(text);
});

upgrade();
document.addEventListener("htmx:afterSwap", upgrade);
