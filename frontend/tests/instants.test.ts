import { expect, test } from 'vitest';
import { periodOf } from '../src/element/history-periods';
import { parseInstant } from '../src/protocol/instants';

test('an instant without an offset is UTC', () => {
  expect(parseInstant('2026-11-20T10:00:00.123456').toISOString()).toBe('2026-11-20T10:00:00.123Z');
  expect(parseInstant('2026-11-20T10:00:00+02:00').toISOString()).toBe('2026-11-20T08:00:00.000Z');
  expect(parseInstant('2026-11-20T10:00:00Z').toISOString()).toBe('2026-11-20T10:00:00.000Z');
});

test('threads are grouped by the days of the reader', () => {
  const now = new Date(2026, 10, 20, 9, 0);
  const daysAgo = (days: number) => new Date(2026, 10, 20 - days, 8, 0).toISOString();
  expect([0, 1, 3, 30].map((days) => periodOf(daysAgo(days), now))).toEqual([
    'Today',
    'Yesterday',
    'Last 7 days',
    'Earlier',
  ]);
});
