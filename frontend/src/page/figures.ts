/** Numbers, money, days and times as the language that is shown writes them. */
import { LOCALE } from './texts';

export function figure(value: number): string {
  return new Intl.NumberFormat(LOCALE).format(value);
}

export function dollars(value: number): string {
  const format = { style: 'currency', currency: 'USD', maximumFractionDigits: 4 } as const;
  return new Intl.NumberFormat(LOCALE, format).format(value);
}

/** `instant`: ISO 8601. */
export function dayOf(instant: string): string {
  return new Date(instant).toLocaleDateString(LOCALE, { dateStyle: 'medium' });
}

export function timeOf(instant: string): string {
  return new Date(instant).toLocaleTimeString(LOCALE, { timeStyle: 'short' });
}
