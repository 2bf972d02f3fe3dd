/** A click on something that is mentioned, where there is no conversation yet. */
import { afterEach, expect, test, vi } from 'vitest';
import { mentions } from '../src/page/mentions';
import { speak } from '../src/page/texts';

afterEach(() => speak('en'));

const MILK = { id: 'task:tsk_3', title: 'Buy milk', data: { number: '3' } };
const HOME = { id: 'list:home', title: 'home' };

/** What is sent by a click, each mention in brackets. */
async function asked(entity: typeof MILK | typeof HOME, language: string): Promise<string> {
  await speak(language);
  const sendUserMessage = vi.fn(async () => undefined);
  const sendCustomAction = () => Promise.reject(new Error('There is no thread.'));
  mentions({ sendCustomAction, sendUserMessage }).onClick?.(entity);
  await vi.waitFor(() => expect(sendUserMessage).toHaveBeenCalledOnce());
  const [[{ content }]] = sendUserMessage.mock.calls as unknown as [
    [{ content: { type: string; text: string }[] }],
  ];
  return content.map(({ type, text }) => (type === 'input_tag' ? `[${text}]` : text)).join('');
}

// What the built-in assistant understands is in ../tests/unit/builtin/phrases_*.py.
test.each([
  ['en', 'Show details of [Buy milk]'],
  ['de', 'Zeig mir Details zu [Buy milk]'],
  ['fr', 'Montre-moi les détails de [Buy milk]'],
  ['es', 'Muéstrame los detalles de [Buy milk]'],
  ['ur', '[Buy milk] کی تفصیل دکھاؤ'],
  ['ar', 'Show details of [Buy milk]'],
])('a task is asked for in the language of the page: %s', async (language, message) => {
  expect(await asked(MILK, language)).toBe(message);
});

test('a list is asked for in English, in which it is named', async () => {
  expect(await asked(HOME, 'de')).toBe('Show details of [home]');
});
