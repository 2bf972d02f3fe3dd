/** Themes of the gallery: one conversation, with what the option `theme` can change. */
import type { ThemeOption } from '@openai/chatkit';
import { CREATED_AT, THREAD_ID } from './scripted-server';

const greys = (shade: -4 | 0 | 4): ThemeOption => ({
  color: { grayscale: { hue: 220, tint: 6, shade } },
});
const accent = (primary: string, level: 0 | 1 | 2 | 3): ThemeOption => ({
  color: { accent: { primary, level } },
});

export const THEMES: Record<string, ThemeOption> = {
  'Blue greys, shade -4': greys(-4),
  'Blue greys, shade 4': greys(4),
  'Accent, level 0': accent('#7c3aed', 0),
  'Accent, level 1': accent('#7c3aed', 1),
  'Accent, level 3': accent('#7c3aed', 3),
  'A pale accent, level 2': accent('#ffe14d', 2),
  'A surface of its own, sharp and compact': {
    radius: 'sharp',
    density: 'compact',
    typography: { baseSize: 14, fontFamily: 'serif' },
    color: {
      surface: {
        background: 'light-dark(#fdf6e3, #002b36)',
        foreground: 'light-dark(#073642, #eee8d5)',
      },
    },
  },
  'Soft and spacious, large': {
    radius: 'soft',
    density: 'spacious',
    typography: { baseSize: 18, fontFamilyMono: 'serif' },
  },
};

const item = (id: string, props: object) => ({
  id,
  thread_id: THREAD_ID,
  created_at: CREATED_AT,
  ...props,
});

export const THEMED_ITEMS = [
  item('asked', {
    type: 'user_message',
    content: [{ type: 'input_text', text: 'What is left to do?' }],
    attachments: [],
    inference_options: {},
  }),
  item('said', {
    type: 'assistant_message',
    content: [
      {
        type: 'output_text',
        text: 'Two things, says [the list](https://example.org): `milk`.\n\n> Soon',
        annotations: [],
      },
    ],
  }),
  item('drawn', {
    type: 'widget',
    widget: {
      type: 'Card',
      asForm: true,
      status: { text: '2 open tasks', icon: 'check-circle' },
      confirm: { label: 'Save', action: { type: 'save' } },
      cancel: { label: 'Cancel', action: { type: 'cancel' } },
      children: [
        {
          type: 'Row',
          gap: 2,
          children: [
            { type: 'Badge', label: 'high', color: 'danger' },
            { type: 'Badge', label: 'done', color: 'success', variant: 'outline' },
            { type: 'Badge', label: 'home' },
            { type: 'Caption', value: 'Due today' },
          ],
        },
        { type: 'Label', value: 'Title', fieldName: 'title' },
        { type: 'Input', name: 'title', placeholder: 'Buy milk' },
        { type: 'Checkbox', name: 'urgent', label: 'Urgent', defaultChecked: true },
        {
          type: 'Chart',
          height: 90,
          showLegend: false,
          data: [
            { day: 'Mon', done: 3 },
            { day: 'Tue', done: 5 },
          ],
          series: [{ type: 'bar', label: 'Done', dataKey: 'done' }],
          xAxis: { dataKey: 'day' },
        },
      ],
    },
  }),
];
