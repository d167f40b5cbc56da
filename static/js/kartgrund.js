// The ground of a map: tiles of the server that is set, else squared paper.

/** The layer to put the rest on; `rutor` is the address of the tiles, `upphov` who has made them. */
export function makeGround({ rutor, upphov }) {
  return rutor ? L.tileLayer(rutor, { maxZoom: 19, attribution: escape(upphov) }) : makeGrid();
}

/** Without a tile server the ground is squared paper: places can still be seen, and a pin be put and moved. */
function makeGrid() {
  const Grid = L.GridLayer.extend({
    createTile() {
      const tile = document.createElement("div");
      tile.className = "kc-karta__ruta";
      return tile;
    },
  });
  return new Grid({ maxZoom: 19 });
}

function escape(text) {
  const element = document.createElement("span");
  element.textContent = text;
  return element.innerHTML;
}
