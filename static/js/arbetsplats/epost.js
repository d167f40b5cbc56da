// Says at once, where an answer is to be mailed, that there is no address to mail it to; the server says it when the contact is saved.
const written = () => document.querySelector('#kontakt [name="epost"]')?.value.trim();
const known = () => document.querySelector("#kontakt [data-har-epost]");

function show() {
  const isAnonym = Boolean(document.querySelector('#kontakt [name="anonym"]')?.value);
  // Nobody can be mailed who is not known: the choice is not offered.
  for (const choice of document.querySelectorAll("[data-mejlval]")) if (choice.hidden !== isAnonym) choice.hidden = isAnonym;
  const isMissing = !written() && !known();
  for (const hint of document.querySelectorAll("[data-utan-epost]")) {
    const box = hint.parentElement.querySelector('[name$="-svara_med_mejl"]');
    const isHidden = !(box?.checked && isMissing);
    if (hint.hidden !== isHidden) hint.hidden = isHidden;
  }
}

for (const event of ["change", "input", "htmx:afterSettle"]) document.addEventListener(event, show);
show();
