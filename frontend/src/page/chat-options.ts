/** The options of our page: one object for our element and for OpenAI's. */
import type { ChatKitOptions, ColorScheme } from '@openai/chatkit';

export interface ChatSettings {
  domainKey: string;
  colorScheme: ColorScheme;
  initialThread: string | null;
}

export function chatOptions(settings: ChatSettings): ChatKitOptions {
  return {
    api: { url: new URL('/chatkit', location.origin).href, domainKey: settings.domainKey },
    initialThread: settings.initialThread,
    frameTitle: 'taskchat',
    theme: {
      colorScheme: settings.colorScheme,
      radius: 'pill',
      density: 'normal',
      typography: { baseSize: 16 },
    },
    header: { title: { text: 'taskchat' } },
    history: { enabled: true, showDelete: true, showRename: true },
    startScreen: {
      greeting: 'What needs doing?',
      prompts: [
        {
          label: 'Add a task to buy groceries',
          prompt: 'Add a task to buy groceries',
          icon: 'plus',
        },
        { label: 'Show me all my tasks', prompt: 'Show me all my tasks', icon: 'notebook' },
        { label: "What's pending?", prompt: "What's pending?", icon: 'empty-circle' },
        {
          label: 'What have I completed?',
          prompt: 'What have I completed?',
          icon: 'check-circle',
        },
      ],
    },
    composer: { placeholder: 'Add, find, change or finish tasks' },
    threadItemActions: { feedback: true, retry: true },
    thread: { autoScroll: true },
  };
}
