/** The whole page: a chat with a server on another origin, by the hooks of OpenAI. */
import { ChatKit, useChatKit } from '@openai/chatkit-react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
// Defines <openai-chatkit>, in place of the script from OpenAI's CDN.
import 'taskchat-chatkit';
import { authorizedFetch } from '../client-secret.js';

const server = document.querySelector('meta[name=chat-server]')?.getAttribute('content') ?? '';
const THREAD = 'thread';

function Chat() {
  const [initialThread] = useState(() => sessionStorage.getItem(THREAD));
  const [isAnswering, setAnswering] = useState(false);
  const { control, setThreadId } = useChatKit({
    api: {
      url: `${server}/chatkit`,
      domainKey: '',
      fetch: authorizedFetch,
      uploadStrategy: { type: 'direct', uploadUrl: `${server}/api/chatkit/attachments` },
    },
    initialThread,
    theme: { colorScheme: 'light', radius: 'round' },
    startScreen: { greeting: 'What needs doing?' },
    composer: { attachments: { enabled: true } },
    threadItemActions: { feedback: true, retry: true },
    onThreadChange: ({ threadId }) => {
      if (threadId) sessionStorage.setItem(THREAD, threadId);
      else sessionStorage.removeItem(THREAD);
    },
    onResponseStart: () => setAnswering(true),
    onResponseEnd: () => setAnswering(false),
    onError: ({ error }) => console.warn(error),
  });
  return (
    <>
      <header>
        <h1>A chat in React</h1>
        <button type="button" disabled={isAnswering} onClick={() => setThreadId(null)}>
          Start over
        </button>
      </header>
      <ChatKit control={control} />
    </>
  );
}

createRoot(document.body).render(
  <StrictMode>
    <Chat />
  </StrictMode>,
);
