/** The options of our page: one object for our element and for OpenAI's. */
import type {
  ChatKitOptions,
  ColorScheme,
  StartScreenOption,
  StartScreenPrompt,
  SupportedLocale,
  ThemeOption,
} from '@openai/chatkit';
import { directionOf, languageOf } from '../languages/speech';
import type { Config } from './config';
import type { Looks } from './looks';
import { TEXTS } from './texts';

export interface ChatSettings {
  /** What the server says; null if it could not be asked. */
  config: Config | null;
  domainKey: string;
  colorScheme: ColorScheme;
  initialThread: string | null;
  locale: string;
  looks: Looks;
  onClientTool: NonNullable<ChatKitOptions['onClientTool']>;
  entities: NonNullable<ChatKitOptions['entities']>;
  toggleTasks: () => void;
}

export function chatOptions(settings: ChatSettings): ChatKitOptions {
  const { looks } = settings;
  const { preferences: _, ...options } = settings.config ?? { ...usual(), preferences: {} };
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
    // Any tag is understood; the type lists those that OpenAI's element has words for.
    locale: settings.locale as SupportedLocale,
    theme: {
      ...theme,
      colorScheme: settings.colorScheme,
      radius: looks.corners,
      density: looks.density,
      typography: { ...fontOf(settings.locale), ...theme.typography, baseSize: looks.text_size },
      ...(looks.accent
        ? { color: { ...theme.color, accent: { primary: looks.accent, level: 1 } } }
        : {}),
    },
    header: {
      ...options.header,
      leftAction: { icon: sidebar(settings), onClick: settings.toggleTasks },
    },
    startScreen: startScreen(settings),
    onClientTool: settings.onClientTool,
    entities: settings.entities,
  };
}

/** A change of the looks shows at once, whatever the server had said before it. */
function startScreen({ looks, config }: ChatSettings): StartScreenOption {
  const { greeting, prompts } = config?.preferences ?? {};
  const general = usual().startScreen;
  const fitting = { ...general, ...config?.startScreen };
  return {
    greeting: looks.greeting || (greeting ? general.greeting : fitting.greeting),
    prompts:
      looks.prompts.length > 0
        ? looks.prompts.map(ownPrompt)
        : prompts
          ? general.prompts
          : fitting.prompts,
  };
}

/** Where the tasks are: see page.css. */
function sidebar({ looks, locale }: ChatSettings) {
  const usual = directionOf(locale) === 'rtl' ? 'left' : 'right';
  const chat = looks.layout === 'centered' ? usual : looks.layout;
  return chat === 'left' ? 'sidebar-right' : 'sidebar-left';
}

/** The one of Urdu is no other script's; all else looks as the device has it. */
function fontOf(locale: string) {
  if (languageOf(locale) !== 'ur') return {};
  return { fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--urdu') };
}

function here(path: string): string {
  return new URL(path, location.origin).href;
}

function ownPrompt(prompt: string): StartScreenPrompt {
  return { label: prompt, prompt, icon: 'sparkle' };
}

/** For a page whose server does not say. */
function usual() {
  return {
    frameTitle: 'taskchat',
    theme: {},
    header: { title: { text: 'taskchat' } },
    history: { enabled: true, showDelete: true, showRename: true },
    startScreen: {
      greeting: TEXTS.greeting,
      prompts: [
        { label: TEXTS.promptAll, prompt: TEXTS.promptAll, icon: 'notebook' },
        { label: TEXTS.promptPending, prompt: TEXTS.promptPending, icon: 'empty-circle' },
      ],
    },
    composer: { placeholder: TEXTS.placeholder },
    threadItemActions: { feedback: true, retry: true },
    thread: { autoScroll: true },
  } satisfies Omit<ChatKitOptions, 'api'>;
}
