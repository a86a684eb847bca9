import type { ArchiveRun } from "./section.ts";
import { fastest, slowestP95 } from "./tables.ts";

const width = 720;
const left = 190;
const right = 90;
const barHeight = 18;
const rowHeight = 26;
const top = 64;

/** In dark mode only text and bars change colour: the background is the page's. */
const style = `
  text { font: 13px system-ui, sans-serif; fill: #24292f }
  .title { font-weight: 600; font-size: 15px }
  .faint { fill: #6e7781 }
  .bar { fill: #afb8c1 }
  .ours { fill: #1f6feb }
  line { stroke: #d0d7de }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .faint { fill: #8d96a0 } .bar { fill: #57606a } line { stroke: #30363d }
  }`;

/** Measured at all sizes. */
const everywhere = ["newsdesk", "fts5+stop"];

type Bar = { name: string; ms: number };

/**
 * An SVG image of the p95 latency of each engine's slowest kind of query, at the largest size
 * that most were measured at, on a logarithmic scale.
 */
export function plotSpeed(runs: ArchiveRun[]): string | undefined {
  const short = runs.filter(({ sentences }) => sentences < 10);
  const size = Math.max(...short.filter(({ engine }) => !everywhere.includes(engine)).map((run) => run.size));
  const own = short.filter((run) => run.size === size);
  const bars = fastest(own).map(([, [first]]) => ({
    name: first?.engine ?? "",
    ms: slowestP95(first?.archive.figures.times) ?? 0,
  }));
  const known = bars.filter(({ ms }) => ms > 0).sort((a, b) => a.ms - b.ms);
  return known.length === 0
    ? undefined
    : draw(`p95 of the slowest kind of question, ${size.toLocaleString("en")} articles`, known);
}

function draw(title: string, bars: Bar[]): string {
  const height = top + bars.length * rowHeight + 12;
  const first = Math.floor(Math.log10(Math.min(...bars.map(({ ms }) => ms))));
  const last = Math.ceil(Math.log10(Math.max(...bars.map(({ ms }) => ms)) * 1.01));
  const x = (ms: number) => left + ((Math.log10(ms) - first) / (last - first)) * (width - left - right);
  const decades = Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${title}</title><style>${style}</style>`,
    `<text class="title" x="12" y="24">${title}</text>`,
    ...decades.map((ms) => tick(x(ms), formatMs(ms), height)),
    ...bars.map((bar, i) => drawBar(bar, top + i * rowHeight, x)),
    "</svg>\n",
  ].join("\n");
}

const tick = (x: number, label: string, height: number): string =>
  `<line x1="${x.toFixed(1)}" x2="${x.toFixed(1)}" y1="${top - 8}" y2="${height - 8}"/>` +
  `<text class="faint" x="${x.toFixed(1)}" y="${top - 14}" text-anchor="middle">${label}</text>`;

function drawBar({ name, ms }: Bar, y: number, x: (ms: number) => number): string {
  const end = x(ms);
  return (
    `<text x="${left - 10}" y="${y + 14}" text-anchor="end">${name}</text>` +
    `<rect class="${name === "newsdesk" ? "ours" : "bar"}" x="${left}" y="${y}" width="${Math.max(1, end - left).toFixed(1)}" height="${barHeight}" rx="3"/>` +
    `<text x="${(end + 6).toFixed(1)}" y="${y + 14}">${formatMs(ms)}</text>`
  );
}

/** Two significant digits, in a readable unit. */
const formatMs = (ms: number): string =>
  ms >= 1000 ? `${Number((ms / 1000).toPrecision(2))} s` : `${Number(ms.toPrecision(2))} ms`;
