// Shows chosen photos before they are sent, and makes very large ones smaller, so that a phone on a weak net can send them.
import { say } from "./upplasning.js";

const LARGE_BYTES = 3_000_000;
const LONGEST_SIDE = 2560;
const QUALITY = 0.88;
const working = new WeakMap();

for (const input of document.querySelectorAll("input[type=file][data-forhandsvisa]")) {
  input.addEventListener("change", () => {
    const work = show(input).finally(() => working.delete(input.form));
    working.set(input.form, work);
  });
  input.form.addEventListener("submit", waitForPhotos);
}

// A form that is sent while a photo is being made smaller waits for it.
function waitForPhotos(event) {
  const work = working.get(event.target);
  if (!work) return;
  event.preventDefault();
  const { submitter } = event;
  work.finally(() => event.target.requestSubmit(submitter));
}

async function show(input) {
  const list = listFor(input);
  list.replaceChildren();
  const chosen = [...input.files];
  if (chosen.some(isLargePhoto)) say(input.form.dataset.textForminskas);
  const files = await Promise.all(chosen.map((file) => (isLargePhoto(file) ? shrink(file) : file)));
  if (files.some((file, i) => file !== chosen[i])) {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    input.files = transfer.files;
  }
  list.append(...files.map(row));
  list.hidden = files.length === 0;
}

function listFor(input) {
  const known = document.getElementById(`${input.id}-valda`);
  if (known) return known;
  const list = document.createElement("ul");
  list.id = `${input.id}-valda`;
  list.className = "kc-filer";
  list.setAttribute("aria-label", input.form.dataset.textValda);
  list.hidden = true;
  input.after(list);
  return list;
}

function row(file) {
  const item = document.createElement("li");
  item.className = "kc-fil";
  if (file.type.startsWith("image/")) {
    const image = document.createElement("img");
    image.className = "kc-fil__bild";
    image.alt = "";
    image.src = URL.createObjectURL(file);
    image.addEventListener("load", () => URL.revokeObjectURL(image.src), { once: true });
    item.append(image);
  }
  const name = document.createElement("span");
  name.className = "kc-fil__namn";
  name.textContent = file.name;
  item.append(name);
  return item;
}

function isLargePhoto(file) {
  return file.size > LARGE_BYTES && /^image\/(jpeg|png|webp)$/.test(file.type);
}

/** The photo with its longest side shortened; the photo itself when the browser cannot, for the server says what is wrong. */
async function shrink(file) {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" }) : file;
  } catch {
    return file;
  }
}
