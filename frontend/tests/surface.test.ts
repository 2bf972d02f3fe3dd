import { expect, test } from 'vitest';
import { themeOf, themeStyles } from '../src/element/theme';

const LETTERS = '--ck-foreground-dark';
const RAISED = '--ck-surface-elevated';

test.each([
  ['#0B1220', '#E6F8FF', LETTERS],
  // As OpenAI's own examples have it: what lies on the background, not what is written there.
  ['#0d1117', '#1d222b', RAISED],
  ['#000', '#fff', LETTERS],
  ['black', 'rgb(20 20 20)', LETTERS],
])('on %s, the foreground %s is %s', (background, foreground, variable) => {
  const color = { surface: { background, foreground } };
  const styles = themeStyles(themeOf({ colorScheme: 'dark', color }));

  expect(styles[variable]).toBe(foreground);
  expect(styles[variable === LETTERS ? RAISED : LETTERS]).toBeUndefined();
});
