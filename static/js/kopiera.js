// Buttons that copy and print, on receipts and answers: they need script, so without it they are not there.
import { say } from "./upplasning.js";

const buttons = document.querySelector("[data-kopiering]");
const copy = buttons.querySelector("[data-kopiera]");
buttons.hidden = false;
copy.hidden = !navigator.clipboard;

copy.addEventListener("click", async () => {
  await navigator.clipboard.writeText(copy.dataset.kopiera);
  copy.querySelector("span").textContent = copy.dataset.textKopierat;
  say(copy.dataset.textKopierat);
});
buttons.querySelector("[data-skriv-ut]").addEventListener("click", () => window.print());
