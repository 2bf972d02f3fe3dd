/** The numbers of a chart: where each value lies. */
import type { Chart, ChartSeries } from '../protocol/widgets';

export interface Band {
  from: number;
  to: number;
}

/** Per row the stretch of values that each series covers; stacked series begin where the last ended. */
export function bandsOf(chart: Chart): Band[][] {
  return chart.data.map((row) => {
    const ends = new Map<string, number>();
    return chart.series.map((series) => {
      const value = amountOf(row, series);
      if (series.stack === undefined) return { from: 0, to: value };
      // What lies below zero is stacked downwards.
      const pile = `${value < 0}${series.stack}`;
      const from = ends.get(pile) ?? 0;
      ends.set(pile, from + value);
      return { from, to: from + value };
    });
  });
}

/** Round numbers around all values, and zero, so that the axis reads well. */
export function rangeOf(bands: readonly Band[][]): { low: number; high: number } {
  let low = 0;
  let high = 0;
  for (const { to } of bands.flat()) {
    low = Math.min(low, to);
    high = Math.max(high, to);
  }
  return { low: -rounded(-low), high: low === 0 && high === 0 ? 1 : rounded(high) };
}

function rounded(largest: number): number {
  if (largest <= 0) return 0;
  const unit = 10 ** Math.floor(Math.log10(largest));
  const step = [1, 2, 4, 5, 6, 8, 10].find((factor) => factor * unit >= largest) ?? 10;
  return step * unit;
}

export function amountOf(row: Record<string, string | number>, series: ChartSeries): number {
  const value = Number(row[series.dataKey]);
  return Number.isFinite(value) ? value : 0;
}
