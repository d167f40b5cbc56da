// Keys declared in the page: data-tangent="Alt+S" on a button, link or field. `?` lists them.
//
// Letters are matched by place on the keyboard, signs by what they print; AltGr, Ctrl and Cmd are left alone, so that
// @, { and the browser's own keys work. Keys without Alt can be turned off (WCAG 2.1.4) and never act while typing.
const STORE = "kc-ensamma-tangenter";
const help = document.getElementById("kc-tangenter");
const single = help.querySelector("[data-ensamma-tangenter]");

single.checked = true;
try {
  single.checked = localStorage.getItem(STORE) !== "av";
} catch {
  // A browser that forbids storage remembers no choice: the keys are on, and can be turned off for the page.
}
single.addEventListener("change", () => {
  try {
    localStorage.setItem(STORE, single.checked ? "på" : "av");
  } catch {
    // As above.
  }
});

function declared() {
  return [...document.querySelectorAll("[data-tangent]")].filter(
    (element) => !element.disabled && element.checkVisibility({ visibilityProperty: true }));
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.getModifierState("AltGraph")) return "";
  if (!event.altKey) return event.key;
  const letter = /^Key([A-Z])$/.exec(event.code) ?? /^Digit([0-9])$/.exec(event.code);
  return letter ? `Alt+${letter[1]}` : "";
}

function isTyping(element) {
  return element.isContentEditable || element.matches("input:not([type=checkbox], [type=radio]), select, textarea");
}

document.addEventListener("keydown", (event) => {
  const key = pressed(event);
  if (!key || event.isComposing) return;
  if (!key.startsWith("Alt+") && (!single.checked || isTyping(event.target))) return;
  if (key === "?") {
    event.preventDefault();
    showHelp();
    return;
  }
  const open = document.querySelector("dialog:modal");
  const element = declared().find((candidate) => candidate.dataset.tangent === key && (!open || open.contains(candidate)));
  if (!element) return;
  event.preventDefault();
  if (element.matches("input, select, textarea")) element.focus();
  else element.click();
});

function showHelp() {
  const active = new Set(declared());
  const all = new Map();
  // The same key may stand in several places: what it does now goes before what it would do elsewhere on the page.
  for (const element of [...active, ...document.querySelectorAll("[data-tangent]")]) {
    if (all.has(element.dataset.tangent)) continue;
    const text = name(element);
    all.set(element.dataset.tangent, row(element.dataset.tangent, active.has(element) ? text : `${text} ${help.dataset.textVilar}`));
  }
  const rows = [...all.values()];
  help.querySelector("tbody").replaceChildren(...rows, row("?", help.querySelector("h2").textContent));
  if (!help.open) help.showModal();
}

function name(element) {
  return element.dataset.tangentText ?? element.ariaLabel ?? (element.labels?.[0] ?? element).textContent.trim();
}

function row(key, text) {
  const line = document.createElement("tr");
  const cell = line.insertCell();
  const shown = document.createElement("kbd");
  shown.textContent = key;
  cell.append(shown);
  line.insertCell().textContent = text;
  return line;
}

for (const button of document.querySelectorAll("[data-visa-tangenter]")) {
  button.hidden = false;
  button.addEventListener("click", showHelp);
}
