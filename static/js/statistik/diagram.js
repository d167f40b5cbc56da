// The chart of a table, drawn from the table's own cells. The table is what everybody can read; the chart is hidden from screen readers.
const boxes = [...document.querySelectorAll("[data-diagram]")];
const LINES = ["solid", "dashed", "dotted"];
const MARKS = ["circle", "rect", "triangle", "diamond"];
const ROW_PX = 36;
/** Bars that a chart has room for; the table has all, the largest first. */
const MOST_BARS = 15;
const number = new Intl.NumberFormat("sv-SE", { maximumFractionDigits: 1 });

const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

/** A colour of the design system as it is in the scheme that is shown: painted and read back, for the chart knows no newer way of saying one. */
function colour(name) {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = `var(${name})`;
  paint.clearRect(0, 0, 1, 1);
  paint.fillStyle = getComputedStyle(probe).color;
  paint.fillRect(0, 0, 1, 1);
  probe.remove();
  return `rgb(${[...paint.getImageData(0, 0, 1, 1).data.slice(0, 3)].join(",")})`;
}

/** The names of the rows, and the drawn columns. */
function read(box) {
  const table = document.getElementById(box.dataset.tabell);
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...table.tBodies[0].rows].filter((row) => !("summa" in row.dataset));
  if (box.dataset.diagram === "stapel") rows.splice(MOST_BARS);
  const series = heads.flatMap((head, at) => ("serie" in head.dataset ? [{ name: head.textContent.trim(), at }] : []));
  return {
    names: rows.map((row) => row.cells[0].textContent.trim()),
    series: series.map(({ name, at }) => ({ name, data: rows.map((row) => (row.cells[at].dataset.tal ? Number(row.cells[at].dataset.tal) : null)) })),
  };
}

function makeOption(box) {
  const { names, series } = read(box);
  const isLine = box.dataset.diagram === "linje";
  const ink = colour("--ds-color-neutral-text-default");
  const faint = colour("--ds-color-neutral-border-subtle");
  const palette = ["--ds-color-accent-base-default", "--ds-color-neutral-border-default", "--ds-color-warning-border-default", "--ds-color-info-border-default"].map(colour);
  const label = { color: ink, fontFamily: getComputedStyle(document.body).fontFamily };
  const kinds = { type: "category", data: names, axisLabel: { ...label, hideOverlap: true, overflow: "truncate", width: isLine ? undefined : 180 }, axisLine: { lineStyle: { color: faint } }, axisTick: { show: false }, inverse: !isLine };
  const values = { type: "value", name: box.dataset.enhet, nameTextStyle: { ...label, align: isLine ? "left" : "right" }, axisLabel: { ...label, formatter: (value) => number.format(value) }, splitLine: { lineStyle: { color: faint } } };
  return {
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    animationDuration: 300,
    textStyle: label,
    grid: { top: 48, right: 16, bottom: 8, left: 8, containLabel: true },
    legend: { show: series.length > 1, top: 0, textStyle: label, icon: isLine ? undefined : "roundRect" },
    // Rich text is drawn on the canvas: the other kind writes style attributes, which the security policy stops.
    tooltip: { trigger: "axis", renderMode: "richText", backgroundColor: colour("--ds-color-neutral-background-default"), borderColor: faint, textStyle: label, valueFormatter: (value) => (value == null ? "–" : `${number.format(value)} ${box.dataset.enhet}`.trim()) },
    xAxis: isLine ? kinds : values,
    yAxis: isLine ? values : kinds,
    series: series.map((serie, at) => ({
      ...serie,
      type: isLine ? "line" : "bar",
      color: palette[at % palette.length],
      symbol: MARKS[at % MARKS.length],
      symbolSize: 6,
      showSymbol: names.length <= 60,
      barMaxWidth: 14,
      lineStyle: { type: LINES[at % LINES.length], width: 2 },
    })),
  };
}

function draw(box) {
  box.hidden = false;
  const isLine = box.dataset.diagram === "linje";
  const { names } = read(box);
  if (!isLine) box.style.blockSize = `${Math.max(220, names.length * ROW_PX + 70)}px`;
  const chart = window.echarts.getInstanceByDom(box) ?? window.echarts.init(box, null, { renderer: "canvas" });
  chart.setOption(makeOption(box), true);
  return chart;
}

function start() {
  const charts = boxes.map(draw);
  const resize = () => charts.forEach((chart) => chart.resize());
  addEventListener("resize", resize);
  addEventListener("beforeprint", resize);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => boxes.forEach(draw));
}

if (window.echarts && boxes.length) start();
for (const button of document.querySelectorAll("[data-skriv-ut]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
