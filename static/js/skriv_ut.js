// Shows the button that prints the page, where a script can print it.
for (const button of document.querySelectorAll("[data-skriv-ut]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
