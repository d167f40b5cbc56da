// A long <select data-sokval="Sök i listan"> gets a search field above it that narrows the list; without script the list is whole.
const FEW = 8;

function search(select) {
  const all = [...select.options].map((option) => option.cloneNode(true));
  if (all.length <= FEW) return;
  const field = document.createElement("input");
  field.type = "search";
  field.className = "ds-input";
  field.autocomplete = "off";
  field.placeholder = select.dataset.sokval;
  field.setAttribute("aria-label", `${field.placeholder}: ${select.labels[0]?.firstChild.textContent.trim() ?? ""}`);
  field.setAttribute("aria-controls", select.id);
  field.addEventListener("input", () => narrow(select, all, field.value));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    select.focus();
  });
  select.before(field);
}

function narrow(select, all, words) {
  const wanted = words.toLocaleLowerCase("sv").split(/\s+/).filter(Boolean);
  const chosen = select.value;
  const kept = all.filter((option) => !option.value || wanted.every((word) => option.text.toLocaleLowerCase("sv").includes(word)));
  select.replaceChildren(...kept.map((option) => option.cloneNode(true)));
  const hits = kept.filter((option) => option.value);
  select.value = wanted.length && hits.length === 1 ? hits[0].value : hits.some((option) => option.value === chosen) ? chosen : "";
  if (select.value !== chosen) select.dispatchEvent(new Event("change", { bubbles: true }));
}

function prepare(part) {
  for (const select of part.querySelectorAll("select[data-sokval]:not([data-klar])")) {
    select.dataset.klar = "";
    search(select);
  }
}

prepare(document);
document.addEventListener("htmx:afterSettle", (event) => prepare(event.detail.elt));
