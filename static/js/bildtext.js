// Puts a picture of the article where the cursor last stood in its answer; without script its code is copied by hand.
import { say } from "./upplasning.js";

const field = document.querySelector('#redaktion-skriv [name="svar"]');

for (const button of document.querySelectorAll("[data-bild]")) {
  button.hidden = false;
  button.addEventListener("click", () => putIn(button.dataset.bild));
}

function putIn(code) {
  const before = field.value.slice(0, field.selectionStart).trimEnd();
  const after = field.value.slice(field.selectionEnd).trimStart();
  const put = [before, code].filter(Boolean).join("\n\n");
  field.value = [put, after].filter(Boolean).join("\n\n");
  field.focus();
  field.setSelectionRange(put.length, put.length);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  say(code);
}
