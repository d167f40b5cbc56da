// A map to put a pin on. The pin is the two coordinate fields; without script they, or the address, do as well.
import { makeGround } from "./kartgrund.js";
import { say } from "./upplasning.js";

const CLOSE_ZOOM = 17;
const DECIMALS = 6;
const box = document.querySelector("[data-karta]");
// In a part that is closed the one who opens it starts the map.
if (box && window.L && !box.closest("details")) start(box);

/** Make the map in the box; "kc-nal" tells that the pin was put, moved or taken away. */
export function start(box) {
  box.dataset.klar = "";
  const { lat, lon, zoom } = box.dataset;
  const fields = box.dataset.falt.split(" ").map((id) => document.getElementById(id));
  const bin = box.querySelector("[data-karta-bort]");
  const status = box.querySelector("[data-karta-lage]");
  box.hidden = false;
  const map = L.map(box.querySelector("[data-karta-yta]"), { zoomControl: false }).setView([Number(lat), Number(lon)], Number(zoom));
  L.control.zoom({ zoomInTitle: box.dataset.textZoomaIn, zoomOutTitle: box.dataset.textZoomaUt }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  map.attributionControl.setPrefix(false);
  makeGround(box.dataset).addTo(map);

  const icon = L.divIcon({ className: "kc-nal", iconSize: [28, 38], iconAnchor: [14, 38] });
  let pin = null;
  let isMoving = false;

  function put(latlng, { speak = true } = {}) {
    const place = L.latLng(latlng).wrap();
    if (pin) pin.setLatLng(place);
    else {
      pin = L.marker(place, { icon, draggable: true, alt: box.dataset.textNal, title: box.dataset.textNal }).addTo(map);
      pin.on("dragend", () => put(pin.getLatLng()));
    }
    [fields[0].value, fields[1].value] = [place.lat.toFixed(DECIMALS), place.lng.toFixed(DECIMALS)];
    bin.hidden = false;
    if (!speak) return;
    tell(box.dataset.textSatt);
    changed();
  }

  function remove() {
    pin?.remove();
    pin = null;
    for (const field of fields) field.value = "";
    if (bin === document.activeElement) box.querySelector("[data-karta-mitt]").focus();
    bin.hidden = true;
    tell(box.dataset.textBorta);
    changed();
  }

  function changed() {
    fields[0].dispatchEvent(new Event("input", { bubbles: true }));
    box.dispatchEvent(new CustomEvent("kc-nal", { bubbles: true }));
  }

  function tell(text) {
    status.textContent = text;
  }

  function fromFields() {
    const [north, east] = fields.map((field) => Number(field.value.replace(",", ".")));
    const isPlace = fields.every((field) => field.value.trim()) && Math.abs(north) <= 90 && Math.abs(east) <= 180;
    if (!isPlace) return false;
    put([north, east], { speak: false });
    map.setView([north, east], Math.max(map.getZoom(), CLOSE_ZOOM));
    return true;
  }

  // The middle is where the map is on its way, not where a glide happened to be when the button was pressed.
  function putInTheMiddle() {
    if (isMoving) map.once("moveend", putInTheMiddle);
    else put(map.getCenter());
  }

  // Folded away it has no size.
  box.querySelector("[data-karta-vik]")?.addEventListener("toggle", () => map.invalidateSize({ animate: false }));
  map.on("movestart", () => (isMoving = true));
  map.on("moveend", () => (isMoving = false));
  map.on("click", (event) => put(event.latlng));
  box.querySelector("[data-karta-mitt]").addEventListener("click", putInTheMiddle);
  bin.addEventListener("click", remove);
  for (const field of fields) field.addEventListener("change", fromFields);
  const here = box.querySelector("[data-karta-har]");
  if (here && !navigator.geolocation) here.hidden = true;
  here?.addEventListener("click", () => {
    tell(box.dataset.textSoker);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        map.setView([coords.latitude, coords.longitude], CLOSE_ZOOM);
        put([coords.latitude, coords.longitude]);
      },
      () => {
        tell(box.dataset.textNekad);
        say(box.dataset.textNekad);
      },
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  });
  fromFields();
}
