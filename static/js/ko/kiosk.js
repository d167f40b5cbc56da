// The kiosk goes back to its first page when somebody has left it; a second tap on a button does nothing.
import "../dubbelklick.js";
import "../skriv_ut.js";

const { tomEfter, start } = document.body.dataset;
let timer = 0;

function wait() {
  clearTimeout(timer);
  timer = setTimeout(() => location.replace(start), Number(tomEfter) * 1000);
}

for (const kind of ["pointerdown", "keydown", "focusin"]) document.addEventListener(kind, wait);
wait();
