// The place of a case on a small map, to look at only. Without a tile server the page has the address and the position in words.
const ZOOM = 16;
const box = document.querySelector("[data-arendekarta]");

if (box && window.L) {
  const { rutor, upphov, lat, lon } = box.dataset;
  const place = [Number(lat), Number(lon)];
  box.hidden = false;
  const map = L.map(box, { zoomControl: false, keyboard: false, scrollWheelZoom: false }).setView(place, ZOOM);
  const source = document.createElement("span");
  source.textContent = upphov;
  map.attributionControl.setPrefix(false);
  L.tileLayer(rutor, { maxZoom: 19, attribution: source.innerHTML }).addTo(map);
  L.circleMarker(place, { radius: 9, weight: 3, interactive: false, className: "arende-karta__punkt" }).addTo(map);
}
