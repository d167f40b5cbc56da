// The offices on a map, and in the order of how near they are. Where the visitor is never leaves the browser.
import { makeGround } from "../kartgrund.js";

const EARTH_KM = 6371;
const list = document.querySelector("[data-kontorslista]");
const box = document.querySelector("[data-kontorskarta]");
const rows = list ? [...list.children] : [];
const placed = rows.filter((row) => row.dataset.lat);

if (box && window.L && placed.length) drawMap();
const button = document.querySelector("[data-nara]");
if (button && list && navigator.geolocation) {
  button.hidden = false;
  button.addEventListener("click", findMe);
}

function drawMap() {
  box.hidden = false;
  const { lat, lon, zoom } = box.dataset;
  const map = L.map(box.querySelector("[data-karta-yta]"), { zoomControl: false }).setView([Number(lat), Number(lon)], Number(zoom));
  L.control.zoom({ zoomInTitle: box.dataset.textZoomaIn, zoomOutTitle: box.dataset.textZoomaUt }).addTo(map);
  map.attributionControl.setPrefix(false);
  makeGround(box.dataset).addTo(map);
  const icon = L.divIcon({ className: "kc-nal", iconSize: [28, 38], iconAnchor: [14, 38], popupAnchor: [0, -36] });
  for (const row of placed) {
    const { namn } = row.dataset;
    L.marker(placeOf(row), { icon, alt: namn, title: namn }).addTo(map).bindPopup(() => makeLink(row));
  }
  map.fitBounds(placed.map(placeOf), { padding: [40, 40], maxZoom: 14 });
}

function makeLink(row) {
  const link = document.createElement("a");
  link.className = "ds-link";
  link.href = row.querySelector("a").href;
  link.textContent = row.dataset.namn;
  return link;
}

function findMe() {
  const status = document.querySelector("[data-nara-lage]");
  status.textContent = status.dataset.textSoker;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      sortFrom([coords.latitude, coords.longitude], status.dataset.textAvstand);
      status.textContent = status.dataset.textKlar;
    },
    () => (status.textContent = status.dataset.textNekad),
    { timeout: 15_000, maximumAge: 300_000 },
  );
}

function sortFrom(here, sentence) {
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
  const distance = new Map(rows.map((row) => [row, row.dataset.lat ? kilometres(here, placeOf(row)) : Infinity]));
  for (const row of [...rows].sort((a, b) => distance.get(a) - distance.get(b))) {
    const km = distance.get(row);
    row.querySelector("[data-avstand]").textContent = km === Infinity ? "" : sentence.replace("{km}", number.format(km));
    list.append(row);
  }
}

function placeOf(row) {
  return [Number(row.dataset.lat), Number(row.dataset.lon)];
}

/** As the crow flies, by the haversine formula. */
function kilometres([lat1, lon1], [lat2, lon2]) {
  const rad = Math.PI / 180;
  const half =
    Math.sin(((lat2 - lat1) * rad) / 2) ** 2 +
    Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon1) * rad) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(half));
}
