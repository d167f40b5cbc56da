// The calendar of the roster: a shift dragged to another cell is moved by posting the form of the page, which has all that is needed.
import "./skriv_ut.js";

const form = document.getElementById("flytta");
let dragged = null;

function cellOf(event) {
  return event.target instanceof Element ? event.target.closest("[data-ruta]") : null;
}

function drop(cell) {
  form.action = form.dataset.mall.replace(/\/0\//, `/${dragged.dataset.pass}/`);
  form.elements.datum.value = cell.dataset.datum;
  form.elements.kontor.value = cell.dataset.kontor ?? "";
  form.elements.medarbetare.value = cell.dataset.medarbetare ?? "";
  form.requestSubmit();
}

if (form) {
  document.addEventListener("dragstart", (event) => {
    dragged = event.target instanceof Element ? event.target.closest("[data-pass]") : null;
    if (dragged) event.dataTransfer.effectAllowed = "move";
  });
  document.addEventListener("dragover", (event) => {
    const cell = dragged && cellOf(event);
    if (!cell) return;
    event.preventDefault();
    cell.classList.add("is-mal");
  });
  document.addEventListener("dragleave", (event) => cellOf(event)?.classList.remove("is-mal"));
  document.addEventListener("drop", (event) => {
    const cell = dragged && cellOf(event);
    if (!cell) return;
    event.preventDefault();
    if (cell !== dragged.closest("[data-ruta]")) drop(cell);
  });
  document.addEventListener("dragend", () => {
    dragged = null;
  });
}
