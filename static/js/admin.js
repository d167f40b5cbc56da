// Names the controls in the admin's tables of rows after their columns, which Django's own template leaves out.
const CONTROLS = "input:not([type=hidden]), select, textarea";

function nameControls(table) {
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.firstChild?.textContent.trim() ?? "");
  for (const cell of table.querySelectorAll("tbody > tr > td")) {
    for (const control of cell.querySelectorAll(CONTROLS)) {
      if (!control.labels?.length && !control.ariaLabel) control.ariaLabel = heads[cell.cellIndex];
    }
  }
}

function nameAll() {
  for (const table of document.querySelectorAll(".tabular table")) {
    nameControls(table);
    table.querySelector("th.original")?.setAttribute("role", "presentation");
  }
}

document.addEventListener("formset:added", nameAll);
nameAll();
