/** Chart: bars, lines and areas as SVG; the numbers are there as a table for those who listen. */
import { html, nothing, svg } from 'lit';
import type { Chart, ChartSeries } from '../protocol/widgets';
import { type Band, bandsOf, roundedMaximum } from './chart-scale';
import type { Renderer, WidgetContext } from './context';
import { color } from './css-values';
import { setStyle } from './set-style';

const WIDTH = 480;
const AXIS_HEIGHT = 22;
const COLORS = ['blue-500', 'green-500', 'orange-500', 'purple-500', 'pink-500', 'red-500'];

interface Plot {
  chart: Chart;
  bands: Band[][];
  height: number;
  slot: number;
  y: (value: number) => number;
  colors: (string | undefined)[];
}

export const renderChart: Renderer<'Chart'> = (chart, context) => {
  const height = typeof chart.height === 'number' ? chart.height : 180;
  const bands = bandsOf(chart);
  const maximum = roundedMaximum(bands);
  const floor = height - AXIS_HEIGHT;
  const plot: Plot = {
    chart,
    bands,
    height,
    slot: WIDTH / Math.max(1, chart.data.length),
    y: (value) => floor - (value / maximum) * (floor - 12),
    colors: chart.series.map((series, index) => seriesColor(series, index, context)),
  };
  return html`<figure class="chart">
    <svg viewBox="0 0 ${WIDTH} ${height}" aria-hidden="true">
      ${[0, 0.5, 1].map((share) => gridLine(plot, share * maximum))}
      ${chart.series.map((series, index) => (series.type === 'bar' ? bars(plot, index) : line(plot, index)))}
      ${chart.data.map((_row, index) => axisLabel(plot, index))}
    </svg>
    ${chart.showLegend === false ? nothing : legend(plot)}${dataTable(chart)}
  </figure>`;
};

function seriesColor(series: ChartSeries, index: number, context: WidgetContext) {
  return color(series.color ?? COLORS[index % COLORS.length], context.scheme);
}

function gridLine({ y, chart }: Plot, value: number) {
  return svg`<line class="grid" x1="0" x2=${WIDTH} y1=${y(value)} y2=${y(value)} />
    ${chart.showYAxis ? svg`<text x="0" y=${y(value) - 3}>${value}</text>` : nothing}`;
}

/** Series of one stack share a place; the others stand side by side. */
function bars({ chart, bands, slot, y, colors }: Plot, index: number) {
  const places = [
    ...new Set(chart.series.filter(({ type }) => type === 'bar').map((s) => s.stack ?? s.dataKey)),
  ];
  const series = chart.series[index];
  const place = series ? places.indexOf(series.stack ?? series.dataKey) : 0;
  const width = Math.min(40, (slot * 0.7) / places.length);
  return bands.map((row, column) => {
    const band = row[index] ?? { from: 0, to: 0 };
    const x = column * slot + slot / 2 + (place - places.length / 2) * width;
    return svg`<rect class="bar" x=${x + 1} width=${width - 2} y=${y(band.to)} rx="3"
      height=${Math.max(0, y(band.from) - y(band.to))} ${setStyle({ fill: colors[index] })} />`;
  });
}

function line({ chart, bands, slot, y, colors }: Plot, index: number) {
  const points = bands.map(
    (row, column) => `${column * slot + slot / 2},${y(row[index]?.to ?? 0)}`,
  );
  const base = bands
    .map((row, column) => `${column * slot + slot / 2},${y(row[index]?.from ?? 0)}`)
    .reverse();
  return svg`${
    chart.series[index]?.type === 'area'
      ? svg`<polygon class="area" points=${[...points, ...base].join(' ')} ${setStyle({ fill: colors[index] })} />`
      : nothing
  }<polyline class="line" points=${points.join(' ')} ${setStyle({ stroke: colors[index] })} />`;
}

function axisLabel({ chart, slot, height }: Plot, index: number) {
  if (typeof chart.xAxis === 'object' && chart.xAxis.hide) return nothing;
  return svg`<text class="tick" x=${index * slot + slot / 2} y=${height - 6}>${labelOf(chart, index)}</text>`;
}

function labelOf(chart: Chart, index: number): string {
  const axis = typeof chart.xAxis === 'string' ? { dataKey: chart.xAxis } : chart.xAxis;
  const key = String(chart.data[index]?.[axis.dataKey] ?? '');
  return axis.labels?.[key] ?? key;
}

function legend({ chart, colors }: Plot) {
  return html`<div class="legend" aria-hidden="true">${chart.series.map(
    (series, index) =>
      html`<span><i ${setStyle({ background: colors[index] })}></i>${series.label}</span>`,
  )}</div>`;
}

function dataTable(chart: Chart) {
  return html`<table class="unseen">
    <thead><tr><td></td>${chart.series.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead>
    <tbody>${chart.data.map(
      (row, index) =>
        html`<tr><th scope="row">${labelOf(chart, index)}</th>${chart.series.map(
          ({ dataKey }) => html`<td>${row[dataKey] ?? ''}</td>`,
        )}</tr>`,
    )}</tbody>
  </table>`;
}
