/** What language models took, and what is left of the day. */
import { el } from '../dom';
import { dollars, figure, timeOf } from '../figures';
import { ask } from '../http';
import { TEXTS } from '../texts';
import { hint, loaded } from './fields';

interface Spent {
  requests: number;
  input_tokens: number;
  output_tokens: number;
  cost_usd: number | null;
  note: string | null;
}

interface Limit {
  daily_tokens: number | null;
  tokens_left: number | null;
  daily_cost_usd: number | null;
  cost_usd_left: number | null;
  resets_at: string;
}

interface Usage {
  today: Spent;
  last_30_days: Spent;
  models: (Spent & { model: string })[];
  limit: Limit;
}

export function usage(): HTMLElement {
  return loaded(async () => drawn(await ask<Usage>('/api/chatkit/usage')));
}

function drawn({ today, last_30_days: period, models, limit }: Usage): HTMLElement {
  if (period.requests === 0) return el('div', {}, hint(TEXTS.usageNone), ...limits(limit));
  return el(
    'div',
    {},
    el('h4', {}, TEXTS.today),
    figures(today),
    ...limits(limit),
    el('h4', {}, TEXTS.forLast30Days),
    figures(period),
    table(models),
    ...[today.note, period.note].filter((note) => note !== null).map(hint),
  );
}

function figures(spent: Spent): HTMLElement {
  return el(
    'dl',
    { class: 'figures' },
    ...facts(spent).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))),
  );
}

function table(models: Usage['models']): HTMLElement | null {
  const heads = [TEXTS.usageModel, ...facts(models[0]).map(([name]) => name)];
  return el(
    'div',
    { class: 'table' },
    el(
      'table',
      {},
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
      el(
        'tbody',
        {},
        ...models.map((spent) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, spent.model),
            ...facts(spent).map(([, value]) => el('td', {}, value)),
          ),
        ),
      ),
    ),
  );
}

function facts(spent?: Spent): [string, string][] {
  return [
    [TEXTS.usageRequests, figure(spent?.requests ?? 0)],
    [TEXTS.usageInput, figure(spent?.input_tokens ?? 0)],
    [TEXTS.usageOutput, figure(spent?.output_tokens ?? 0)],
    [TEXTS.usageCost, typeof spent?.cost_usd === 'number' ? dollars(spent.cost_usd) : '–'],
  ];
}

function limits(limit: Limit): HTMLElement[] {
  const bars = [
    bar(limit.daily_tokens, limit.tokens_left, figure),
    bar(limit.daily_cost_usd, limit.cost_usd_left, dollars),
  ].filter((one) => one !== null);
  return bars.length > 0 ? [...bars, hint(TEXTS.usageResets(timeOf(limit.resets_at)))] : [];
}

function bar(most: number | null, left: number | null, words: (left: number) => string) {
  if (most === null || left === null) return null;
  const label = TEXTS.left(words(Math.max(0, left)));
  const meter = el('meter', { min: 0, max: most, value: most - left, 'aria-label': label });
  return el('p', { class: 'limit' }, meter, label);
}
