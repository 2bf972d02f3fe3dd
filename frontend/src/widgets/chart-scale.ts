/** The numbers of a chart: where each value lies. */
import type { Chart, ChartSeries } from '../protocol/widgets';

export interface Band {
  from: number;
  to: number;
}

/** Per row the stretch of values that each series covers; stacked series begin where the last ended. */
export function bandsOf(chart: Chart): Band[][] {
  return chart.data.map((row) => {
    const heights = new Map<string, number>();
    return chart.series.map((series) => {
      const value = amountOf(row, series);
      const from = series.stack === undefined ? 0 : (heights.get(series.stack) ?? 0);
      if (series.stack !== undefined) heights.set(series.stack, from + value);
      return { from, to: from + value };
    });
  });
}

/** A round number at or above the largest value, so that the axis reads well. */
export function roundedMaximum(bands: readonly Band[][]): number {
  const largest = Math.max(1, ...bands.flat().map(({ to }) => to));
  const unit = 10 ** Math.floor(Math.log10(largest));
  const step = [1, 2, 4, 5, 10].find((factor) => factor * unit >= largest) ?? 10;
  return step * unit;
}

export function amountOf(row: Record<string, string | number>, series: ChartSeries): number {
  const value = Number(row[series.dataKey]);
  return Number.isFinite(value) ? Math.max(0, value) : 0;
}
