/** Chart: bars, lines and areas as SVG; the numbers are there as a table for those who listen. */
import { html, nothing, svg } from 'lit';
import { LOCALE } from '../languages/texts';
import type { Chart, ChartSeries } from '../protocol/widgets';
import { blockStyles, flexOf } from './block';
import { curve, type Point, segments } from './chart-curves';
import { type Band, bandsOf, rangeOf } from './chart-scale';
import type { Renderer, WidgetContext } from './context';
import { color, length } from './css-values';
import { setStyle } from './set-style';

const WIDTH = 480;
const USUAL_HEIGHT = 180;
const AXIS_HEIGHT = 22;
const TOP = 12;
/** Room for a letter of the numbers beside the drawing. */
const LETTER = 9;
/** A number closer to the zero than this would lie on it. */
const LINE = 16;
/** More would be narrower than a pixel each. */
const MOST_ROWS = 500;
const COLORS = ['blue', 'green', 'orange', 'purple', 'pink', 'red', 'yellow'];

interface Plot {
  chart: Chart;
  bands: Band[][];
  height: number;
  /** Where the first place begins, right of the numbers of the axis. */
  left: number;
  slot: number;
  y: (value: number) => number;
  colors: (string | undefined)[];
}

export const renderChart: Renderer<'Chart'> = (node, context) => {
  const { height: wanted = node.size, width = node.size, flex } = node;
  const chart: Chart = {
    ...node,
    data: (node.data ?? []).slice(0, MOST_ROWS),
    series: node.series ?? [],
  };
  const height = drawnHeight(wanted, node.aspectRatio);
  const bands = bandsOf(chart);
  const { low, high } = rangeOf(bands);
  const floor = height - AXIS_HEIGHT;
  const y = (value: number) => floor - ((value - low) / (high - low)) * (floor - TOP);
  const levels = low < 0 ? [low, 0, high] : [0, high / 2, high];
  const letters = Math.max(...levels.map((level) => inWords(level).length));
  const left = chart.showYAxis ? letters * LETTER : 0;
  const plot: Plot = {
    chart,
    bands,
    height,
    left,
    slot: (WIDTH - left) / Math.max(1, chart.data.length),
    y,
    colors: chart.series.map((series, index) => seriesColor(series, index, context)),
  };
  const { minHeight, minWidth, minSize, maxHeight, maxWidth, maxSize } = node;
  const limits = { minHeight, minWidth, minSize, maxHeight, maxWidth, maxSize };
  const styles = { ...blockStyles(limits), width: length(width), flex: flexOf(flex) };
  const drawing = { height: typeof wanted === 'string' ? length(wanted) : undefined };
  return html`<figure class="chart" ${setStyle(styles)}>
    <svg viewBox="0 0 ${WIDTH} ${height}" aria-hidden="true" ${setStyle(drawing)}>
      ${levels.map((level) => gridLine(plot, level))}
      <g transform="translate(${left})">
        ${chart.series.map((series, index) => (series.type === 'bar' ? bars(plot, index) : line(plot, index)))}
        ${chart.data.map((_row, index) => column(plot, index))}
      </g>
    </svg>
    ${chart.showLegend === false ? nothing : legend(plot)}${dataTable(chart)}
  </figure>`;
};

/** In units of the drawing, which is stretched to the width that there is. */
function drawnHeight(wanted: Chart['height'], ratio: Chart['aspectRatio']): number {
  if (typeof wanted === 'number') return Math.min(Math.max(wanted, 60), 2000);
  const [across = 0, down = 1] = String(ratio ?? '')
    .split('/')
    .map(Number);
  const height = WIDTH / (across / down);
  return height >= 60 && height <= 2000 ? height : USUAL_HEIGHT;
}

/** The colours of charts have names without a shade. On white, these three are to be seen from 700 on. */
function seriesColor(series: ChartSeries, index: number, { scheme }: WidgetContext) {
  const shade = color(series.color ?? COLORS[index % COLORS.length], scheme);
  if (!shade || !COLORS.includes(shade)) return shade;
  const step = scheme === 'light' && /^[ogy]/.test(shade) ? 700 : 500;
  return color(`${shade}-${step}`, scheme);
}

function gridLine({ y, chart, left }: Plot, value: number) {
  const hasRoom = value === 0 || Math.abs(y(value) - y(0)) >= LINE;
  const number = chart.showYAxis && hasRoom;
  return svg`<line class="grid" x1=${left} x2=${WIDTH} y1=${y(value)} y2=${y(value)} />
    ${number ? svg`<text x="0" y=${y(value) + 4}>${inWords(value)}</text>` : nothing}`;
}

/** Series of one stack share a place; the others stand side by side. */
function bars({ chart, bands, slot, y, colors }: Plot, index: number) {
  const places = [
    ...new Set(chart.series.filter(({ type }) => type === 'bar').map((s) => s.stack ?? s.dataKey)),
  ];
  const series = chart.series[index];
  const place = series ? places.indexOf(series.stack ?? series.dataKey) : 0;
  const { barGap: gap = 2, barCategoryGap } = chart;
  const room = slot - (barCategoryGap ?? slot * 0.3) - gap * (places.length - 1);
  const widest = barCategoryGap === undefined ? 40 : slot;
  const width = Math.max(1, Math.min(widest, room / places.length));
  const start = (slot - places.length * (width + gap) + gap) / 2;
  return bands.map((row, position) => {
    const { from, to } = row[index] ?? { from: 0, to: 0 };
    const x = position * slot + start + place * (width + gap);
    return svg`<rect class="bar" x=${x} width=${width} y=${Math.min(y(to), y(from))} rx="3"
      height=${Math.abs(y(from) - y(to))} ${setStyle({ fill: colors[index] })} />`;
  });
}

function line({ chart, bands, slot, y, colors }: Plot, index: number) {
  const series = chart.series[index];
  const points = (end: 'from' | 'to') =>
    bands.map((row, position): Point => [position * slot + slot / 2, y(row[index]?.[end] ?? 0)]);
  const path = curve(points('to'), series?.curveType);
  const base = points('from').reverse();
  return svg`${
    series?.type === 'area' && base[0]
      ? svg`<path class="area" d="${path}L${base[0]}${segments(base, series.curveType)}Z" ${setStyle({ fill: colors[index] })} />`
      : nothing
  }<path class="line" d=${path} ${setStyle({ stroke: colors[index] })} />`;
}

/** The name of a place; with tooltips also its numbers, for a pointer that rests there. */
function column({ chart, slot, height }: Plot, index: number) {
  const hidden = typeof chart.xAxis === 'object' && chart.xAxis.hide;
  const name = labelOf(chart, index);
  const numbers = chart.series.map(
    (series) => `${nameOf(series)}: ${inWords(chart.data[index]?.[series.dataKey] ?? '')}`,
  );
  return svg`${
    hidden
      ? nothing
      : svg`<text class="tick" x=${index * slot + slot / 2} y=${height - 6}>${name}</text>`
  }${
    chart.showTooltip === false
      ? nothing
      : svg`<rect class="spot" x=${index * slot} width=${slot} height=${height}><title>${[name, ...numbers].join('\n')}</title></rect>`
  }`;
}

function labelOf(chart: Chart, index: number): string {
  const axis = typeof chart.xAxis === 'object' ? chart.xAxis : { dataKey: chart.xAxis };
  const key = String(chart.data[index]?.[axis.dataKey] ?? '');
  return (axis.labels && Object.hasOwn(axis.labels, key) && axis.labels[key]) || key;
}

function nameOf({ label, dataKey }: ChartSeries): string {
  return label ?? dataKey;
}

function inWords(value: number | string): string {
  return typeof value === 'number' ? value.toLocaleString(LOCALE) : value;
}

function legend({ chart, colors }: Plot) {
  return html`<div class="legend" aria-hidden="true">${chart.series.map(
    (series, index) =>
      html`<span><i ${setStyle({ background: colors[index] })}></i>${nameOf(series)}</span>`,
  )}</div>`;
}

function dataTable(chart: Chart) {
  return html`<table class="unseen">
    <thead><tr><td></td>${chart.series.map((series) => html`<th scope="col">${nameOf(series)}</th>`)}</tr></thead>
    <tbody>${chart.data.map(
      (row, index) =>
        html`<tr><th scope="row">${labelOf(chart, index)}</th>${chart.series.map(
          ({ dataKey }) => html`<td>${inWords(row[dataKey] ?? '')}</td>`,
        )}</tr>`,
    )}</tbody>
  </table>`;
}
