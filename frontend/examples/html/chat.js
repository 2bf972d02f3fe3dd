/** The whole page: a chat with a server on another origin. */
import { authorizedFetch } from '../client-secret.js';

const server = document.querySelector('meta[name=chat-server]')?.getAttribute('content') ?? '';
const THREAD = 'thread';

await customElements.whenDefined('openai-chatkit');
const chat = document.querySelector('openai-chatkit');

chat?.addEventListener('chatkit.thread.change', ({ detail: { threadId } }) => {
  if (threadId) sessionStorage.setItem(THREAD, threadId);
  else sessionStorage.removeItem(THREAD);
});
chat?.addEventListener('chatkit.error', ({ detail: { error } }) => console.warn(error));
chat?.setOptions({
  api: {
    url: `${server}/chatkit`,
    domainKey: '',
    fetch: authorizedFetch,
    uploadStrategy: { type: 'direct', uploadUrl: `${server}/api/chatkit/attachments` },
  },
  initialThread: sessionStorage.getItem(THREAD),
  theme: {
    colorScheme: 'light',
    radius: 'round',
    color: { accent: { primary: '#0b5cad', level: 1 } },
  },
  startScreen: {
    greeting: 'What needs doing?',
    prompts: [{ label: 'Show me my tasks', prompt: 'Show me my tasks', icon: 'notebook' }],
  },
  composer: { attachments: { enabled: true } },
  threadItemActions: { feedback: true, retry: true },
});
