import { render } from 'lit';
import { expect, test } from 'vitest';
import type { ThreadView } from '../src/element/thread-view';
import { renderWorkflow } from '../src/element/workflow';
import { OUTLINES } from '../src/icons/outlines';
import type { Task, Workflow } from '../src/protocol/items';

const ADDED: Task = {
  type: 'custom',
  title: 'Added “Buy milk”',
  icon: 'plus',
  status_indicator: 'complete',
};
const ADDING: Task = { ...ADDED, title: 'Adding a task', status_indicator: 'loading' };

function draw(workflow: Partial<Workflow>, live = false): HTMLElement {
  const place = document.createElement('div');
  const whole: Workflow = { type: 'custom', tasks: [ADDED], ...workflow };
  render(renderWorkflow(whole, live, {} as ThreadView), place);
  return place;
}

const summary = (place: Element) => place.querySelector('summary')?.textContent?.trim();

test.each([
  ['custom', 0, 'Done in under a second'],
  ['custom', 1, 'Done in 1 second'],
  ['custom', 1.24, 'Done in 1.2 seconds'],
  ['custom', 75, 'Done in 75 seconds'],
  ['reasoning', 2, 'Thought for 2 seconds'],
] as const)('%s steps that took %d seconds say: %s', (type, duration, words) => {
  expect(summary(draw({ type, summary: { duration } }))).toBe(words);
});

test('a search in the web tells what it looks for and what it has found', () => {
  const source = { type: 'url' as const, title: 'Cats today', url: 'https://example.com/cats' };
  const found: Task = {
    type: 'web_search',
    queries: ['cat news', 'cats'],
    sources: [source, source],
  };
  const place = draw({ tasks: [found] });

  expect(summary(place)).toBe('cat news, cats');
  expect(
    [...place.querySelectorAll('a')].map(({ href, textContent }) => [href, textContent]),
  ).toEqual([['https://example.com/cats', 'Cats today']]);
  expect(summary(draw({ tasks: [{ ...found, title_query: 'cat news' }] }))).toBe('cat news');
});

test('folded away, a step that runs is told, and only while its answer arrives', () => {
  const running = draw({ tasks: [ADDED, ADDING] }, true);
  expect(summary(running)).toBe('Adding a task');
  expect(running.querySelector('details')?.open).toBe(false);
  expect(running.querySelectorAll('.spinner')).toHaveLength(2);

  const left = draw({ tasks: [ADDED, ADDING] });
  expect(summary(left)).toBe('2 steps');
  expect(left.querySelectorAll('.spinner')).toHaveLength(0);
});

test('each step has its own icon, and a tick where it has none', () => {
  const place = draw({
    tasks: [
      ADDED,
      { ...ADDED, icon: 'info', status_indicator: 'none' },
      { type: 'thought', status_indicator: 'complete' },
    ],
  });
  const drawn = [...place.querySelectorAll('.task path')].map((path) => path.getAttribute('d'));
  expect(drawn).toEqual([OUTLINES.plus, OUTLINES.info, OUTLINES.check]);
});

test('a title is text, and steps that are none are not there', () => {
  const place = draw({ tasks: [{ ...ADDED, title: '**<b>x</b>**' }] });
  expect(place.querySelector('.task')?.textContent).toContain('**<b>x</b>**');
  expect(draw({ tasks: [] }).querySelector('details')).toBeNull();
});
