// A form in the dialog that holds something typed is not closed by Escape alone: the first one only says that it would be lost.
const dialog = document.getElementById("kc-dialog");

function hasWords() {
  return [...dialog.querySelectorAll("textarea, input[type=text]")].some((field) => field.value.trim() && field.value !== field.defaultValue);
}

dialog.addEventListener("cancel", (event) => {
  const note = dialog.querySelector("[data-osparat]");
  if (!note || !note.hidden || !hasWords()) return;
  event.preventDefault();
  note.hidden = false;
});
