/** The options of our page: one object for our element and for OpenAI's. */
import type {
  ChatKitOptions,
  ColorScheme,
  StartScreenOption,
  StartScreenPrompt,
  ThemeOption,
} from '@openai/chatkit';
import type { Config } from './config';
import type { Looks } from './looks';

export interface ChatSettings {
  /** What the server says; null if it could not be asked. */
  config: Config | null;
  domainKey: string;
  colorScheme: ColorScheme;
  initialThread: string | null;
  looks: Looks;
  onClientTool: NonNullable<ChatKitOptions['onClientTool']>;
  entities: NonNullable<ChatKitOptions['entities']>;
  toggleTasks: () => void;
}

export function chatOptions(settings: ChatSettings): ChatKitOptions {
  const { looks } = settings;
  const { preferences: _, ...options } = settings.config ?? { ...USUAL, preferences: {} };
  const theme: ThemeOption = typeof options.theme === 'object' ? options.theme : {};
  return {
    ...options,
    // Under the address this page was opened by: for another the browser has no cookie.
    api: {
      url: here('/chatkit'),
      domainKey: settings.domainKey,
      uploadStrategy: { type: 'direct', uploadUrl: here('/api/chatkit/attachments') },
    },
    initialThread: settings.initialThread,
    theme: {
      ...theme,
      colorScheme: settings.colorScheme,
      radius: looks.corners,
      density: looks.density,
      typography: { ...theme.typography, baseSize: looks.text_size },
      ...(looks.accent
        ? { color: { ...theme.color, accent: { primary: looks.accent, level: 1 } } }
        : {}),
    },
    header: {
      ...options.header,
      leftAction: { icon: 'sidebar-left', onClick: settings.toggleTasks },
    },
    startScreen: startScreen(settings),
    onClientTool: settings.onClientTool,
    entities: settings.entities,
  };
}

/** A change of the looks shows at once, whatever the server had said before it. */
function startScreen({ looks, config }: ChatSettings): StartScreenOption {
  const { greeting, prompts } = config?.preferences ?? {};
  const usual = { ...USUAL.startScreen, ...config?.startScreen };
  return {
    greeting: looks.greeting || (greeting ? USUAL.startScreen.greeting : usual.greeting),
    prompts:
      looks.prompts.length > 0
        ? looks.prompts.map(ownPrompt)
        : prompts
          ? USUAL.startScreen.prompts
          : usual.prompts,
  };
}

function here(path: string): string {
  return new URL(path, location.origin).href;
}

function ownPrompt(prompt: string): StartScreenPrompt {
  return { label: prompt, prompt, icon: 'sparkle' };
}

/** For a page whose server does not say. */
const USUAL = {
  frameTitle: 'taskchat',
  theme: {},
  header: { title: { text: 'taskchat' } },
  history: { enabled: true, showDelete: true, showRename: true },
  startScreen: {
    greeting: 'What needs doing?',
    prompts: [
      { label: 'Show me all my tasks', prompt: 'Show me all my tasks', icon: 'notebook' },
      { label: "What's pending?", prompt: "What's pending?", icon: 'empty-circle' },
    ],
  },
  composer: { placeholder: 'Add, find, change or finish tasks' },
  threadItemActions: { feedback: true, retry: true },
  thread: { autoScroll: true },
} satisfies Omit<ChatKitOptions, 'api'>;
