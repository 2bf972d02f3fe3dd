/** Widgets of the gallery: every component in its states. */

export interface Sample {
  name: string;
  widget: object;
}

const go = { type: 'go', payload: { id: '1' } };
const text = (value: string, props: object = {}) => ({ type: 'Text', value, ...props });
const title = (value: string, props: object = {}) => ({ type: 'Title', value, ...props });
const caption = (value: string, props: object = {}) => ({ type: 'Caption', value, ...props });
const row = (children: object[], props: object = {}) => ({
  type: 'Row',
  gap: 2,
  children,
  ...props,
});
const col = (children: object[], props: object = {}) => ({
  type: 'Col',
  gap: 2,
  children,
  ...props,
});
const card = (children: object[], props: object = {}) => ({ type: 'Card', children, ...props });
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC';

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((day, index) => ({
  day,
  done: [3, 5, 2, 6, 4, 1, 0][index],
  late: [1, 0, 2, 1, 3, 0, 1][index],
  balance: [4, -2, 3, -1, 2, 5, -3][index],
}));
const chart = (series: object[], props: object = {}) => ({
  type: 'Chart',
  data: days,
  series,
  xAxis: 'day',
  ...props,
});

const task = (id: string, name: string, when: string, badge?: object) => ({
  type: 'ListViewItem',
  key: id,
  gap: 3,
  children: [
    {
      type: 'Button',
      label: 'Complete',
      iconStart: 'empty-circle',
      variant: 'ghost',
      size: 'sm',
      onClickAction: go,
    },
    col([text(name, { weight: 'semibold' }), caption(when)], { flex: 1, gap: 0 }),
    ...(badge ? [badge] : []),
  ],
});

const SIZES = ['3xs', '2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'];
const TONES = [
  'primary',
  'secondary',
  'info',
  'discovery',
  'success',
  'caution',
  'warning',
  'danger',
];
const VARIANTS = ['solid', 'soft', 'outline', 'ghost'];

export const WIDGETS: readonly Sample[] = [
  {
    name: 'Card with a status, confirm and cancel',
    widget: card([title('Book the flight?'), text('Vienna to Lahore, 3 December, one way.')], {
      size: 'sm',
      status: { text: 'Proposal', icon: 'sparkle' },
      confirm: { label: 'Book', action: go },
      cancel: { label: 'Not now', action: go },
    }),
  },
  {
    name: 'Card, collapsed',
    widget: card([title('Booked'), text('Your seat is 14 A.')], {
      status: { text: 'Booked for 3 December', favicon: PIXEL, frame: true },
      collapsed: true,
    }),
  },
  {
    name: 'Card with background, border and padding',
    widget: card([text('Blue by a primitive token, other in the dark')], {
      background: { light: 'blue-100', dark: 'blue-900' },
      border: { size: 2, color: 'blue-400', style: 'dashed' },
      padding: { x: 8, y: 4 },
    }),
  },
  {
    name: 'Card as a form with every field',
    widget: card(
      [
        title('New task', { size: 'sm' }),
        { type: 'Label', value: 'Title', fieldName: 'title' },
        { type: 'Input', name: 'title', placeholder: 'What is to be done?', required: true },
        { type: 'Label', value: 'Mail', fieldName: 'mail' },
        {
          type: 'Input',
          name: 'mail',
          inputType: 'email',
          variant: 'soft',
          defaultValue: 'ada@example.org',
        },
        { type: 'Label', value: 'Due', fieldName: 'due' },
        { type: 'DatePicker', name: 'due', defaultValue: '2026-11-21', clearable: true },
        { type: 'Label', value: 'Priority', fieldName: 'priority' },
        {
          type: 'Select',
          name: 'priority',
          defaultValue: 'high',
          options: [
            { value: 'none', label: 'None' },
            { value: 'high', label: 'High', description: 'comes first' },
            { value: 'never', label: 'Never', disabled: true },
          ],
        },
        { type: 'Label', value: 'Country', fieldName: 'country' },
        {
          type: 'Select',
          name: 'country',
          searchable: true,
          placeholder: 'Look for a country',
          options: ['Austria', 'France', 'Pakistan', 'Spain'].map((label) => ({
            label,
            value: label,
          })),
        },
        { type: 'Label', value: 'Notes', fieldName: 'notes' },
        { type: 'Textarea', name: 'notes', rows: 2, autoResize: true, placeholder: 'Notes' },
        { type: 'Checkbox', name: 'urgent', label: 'Urgent', defaultChecked: true },
        {
          type: 'RadioGroup',
          name: 'when',
          ariaLabel: 'When',
          defaultValue: 'day',
          options: [
            { label: 'By day', value: 'day' },
            { label: 'By night', value: 'night' },
            { label: 'Never', value: 'never', disabled: true },
          ],
        },
      ],
      {
        asForm: true,
        confirm: { label: 'Save', action: { type: 'save' } },
        cancel: { label: 'Cancel', action: { type: 'cancel' } },
      },
    ),
  },
  {
    name: 'Fields that are disabled',
    widget: card([
      { type: 'Input', name: 'a', defaultValue: 'Input', disabled: true },
      { type: 'Textarea', name: 'b', defaultValue: 'Textarea', disabled: true, rows: 2 },
      {
        type: 'Select',
        name: 'c',
        options: [{ label: 'Select', value: 'x' }],
        defaultValue: 'x',
        disabled: true,
      },
      { type: 'DatePicker', name: 'd', disabled: true },
      { type: 'Checkbox', name: 'e', label: 'Checkbox', disabled: true },
    ]),
  },
  {
    name: 'Sizes of fields',
    widget: card(
      SIZES.map((size) => ({
        type: 'Input',
        name: size,
        size,
        placeholder: size,
        pill: size === 'md',
      })),
    ),
  },
  {
    name: 'ListView with a limit',
    widget: {
      type: 'ListView',
      limit: 2,
      status: { text: '4 open tasks', icon: 'check-circle' },
      children: [
        task('1', 'Buy milk', 'Due Sat 21 Nov', { type: 'Badge', label: 'high', color: 'danger' }),
        task('2', 'Call mom', 'Today'),
        task('3', 'دودھ خریدنا', 'کل'),
        task('4', 'Write the report', 'Next week'),
      ],
    },
  },
  {
    name: 'ListView to pick from',
    widget: {
      type: 'ListView',
      children: ['Vienna', 'Lahore', 'Paris'].map((city) => ({
        type: 'ListViewItem',
        children: [{ type: 'Icon', name: 'map-pin' }, text(city)],
        onClickAction: go,
      })),
    },
  },
  {
    name: 'Buttons: variants and colours',
    widget: card(
      VARIANTS.map((variant) =>
        row(
          TONES.map((color) => ({
            type: 'Button',
            label: color,
            variant,
            color,
            size: 'sm',
            onClickAction: go,
          })),
          { wrap: 'wrap' },
        ),
      ),
      { size: 'full' },
    ),
  },
  {
    name: 'Buttons: sizes, icons, shapes',
    widget: card([
      row(
        SIZES.map((size) => ({ type: 'Button', label: size, size })),
        { wrap: 'wrap' },
      ),
      row(
        [
          { type: 'Button', label: 'Start', iconStart: 'play', style: 'primary' },
          { type: 'Button', label: 'Next', iconEnd: 'chevron-right', pill: false },
          { type: 'Button', label: 'Add', iconStart: 'plus', uniform: true, variant: 'soft' },
          { type: 'Button', label: '7', uniform: true },
          { type: 'Button', label: 'Disabled', disabled: true },
        ],
        { wrap: 'wrap' },
      ),
      {
        type: 'Button',
        label: 'As wide as it gets',
        block: true,
        iconStart: 'lucide:rocket',
        iconSize: 'lg',
      },
    ]),
  },
  {
    name: 'Badges',
    widget: card(
      ['soft', 'solid', 'outline'].map((variant) =>
        row(
          ['secondary', 'success', 'danger', 'warning', 'info', 'discovery'].map((color) => ({
            type: 'Badge',
            label: color,
            color,
            variant,
            pill: variant !== 'solid',
          })),
          { wrap: 'wrap' },
        ),
      ),
    ),
  },
  {
    name: 'Texts',
    widget: card([
      ...['sm', 'md', 'lg', 'xl', '2xl', '3xl', '4xl', '5xl'].map((size) =>
        title(`Title ${size}`, { size }),
      ),
      ...['xs', 'sm', 'md', 'lg', 'xl'].map((size) => text(`Text ${size}`, { size })),
      ...['sm', 'md', 'lg'].map((size) => caption(`Caption ${size}`, { size })),
      text('Italic and struck', { italic: true, lineThrough: true }),
      text('Bold, in green, at the end', { weight: 'bold', color: 'success', textAlign: 'end' }),
      text('One line and no more, however long it may become when somebody writes and writes', {
        truncate: true,
      }),
      text('Two lines and no more. '.repeat(8), { maxLines: 2 }),
      text('To be edited', { editable: { name: 'edited', placeholder: 'Edit' } }),
      text('Still coming', { streaming: true, id: 'stream' }),
    ]),
  },
  {
    name: 'Markdown',
    widget: card([
      {
        type: 'Markdown',
        value:
          '## A heading\n\nWith **bold**, *italics*, ~~struck~~, `code`, a [link](https://example.org) and https://example.org/bare.\n\n1. One\n2. Two\n   - inside\n\n- [x] done\n- [ ] open\n\n> A quote\n\n| Day | Tasks |\n|:--|--:|\n| Mon | 3 |\n\n```python\nprint("hello")\n```\n\n---\n\n<b>HTML is text</b>',
      },
    ]),
  },
  {
    name: 'Boxes, spacer, divider, transition',
    widget: card([
      row([text('Start'), { type: 'Spacer' }, text('End')]),
      { type: 'Divider', flush: true },
      {
        type: 'Box',
        direction: 'row',
        gap: 3,
        padding: 3,
        radius: 'lg',
        border: 1,
        background: 'surface-secondary',
        justify: 'between',
        children: ['red-500', 'green-500', 'blue-500', 'alpha-30'].map((background) => ({
          type: 'Box',
          size: 40,
          radius: 'full',
          background,
        })),
      },
      { type: 'Divider', color: 'danger', size: 2, spacing: 2 },
      { type: 'Transition', children: text('Appears') },
    ]),
  },
  {
    name: 'Icons',
    widget: card([
      row(
        [
          'agent',
          'calendar',
          'check-circle-filled',
          'star-filled',
          'dot',
          'lucide:heart',
          'vendor:nobody-knows',
        ].map((name) => ({ type: 'Icon', name })),
      ),
      row(
        ['xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'].map((size) => ({
          type: 'Icon',
          name: 'sparkle',
          size,
          color: 'purple-500',
        })),
      ),
    ]),
  },
  {
    name: 'Images',
    widget: card([
      { type: 'Image', src: '/icon.svg', alt: 'The sign of the product', size: 96, frame: true },
      {
        type: 'Image',
        src: 'https://elsewhere.example/cat.png',
        alt: 'A cat, from a host that is not allowed',
      },
      {
        type: 'Image',
        src: PIXEL,
        alt: '',
        height: 24,
        flush: true,
        fit: 'cover',
        background: 'blue-100',
      },
    ]),
  },
  {
    name: 'Table',
    widget: card([
      {
        type: 'Table',
        children: [
          {
            type: 'Table.Row',
            header: true,
            children: ['Day', 'Tasks'].map((name) => ({
              type: 'Table.Cell',
              children: [text(name)],
            })),
          },
          ...days.slice(0, 3).map(({ day, done }) => ({
            type: 'Table.Row',
            children: [
              { type: 'Table.Cell', children: [text(day)], colSize: 'lg' },
              { type: 'Table.Cell', align: 'end', children: [text(String(done))] },
            ],
          })),
        ],
      },
    ]),
  },
  {
    name: 'Chart: bars, stacked and side by side',
    widget: card([
      chart(
        [
          { type: 'bar', label: 'Done', dataKey: 'done', stack: 'a' },
          { type: 'bar', label: 'Late', dataKey: 'late', stack: 'a', color: 'red' },
          {
            type: 'bar',
            label: 'Balance',
            dataKey: 'balance',
            color: { light: 'purple-400', dark: 'purple-300' },
          },
        ],
        { showYAxis: true },
      ),
    ]),
  },
  {
    name: 'Chart: lines and areas',
    widget: card([
      chart(
        [
          { type: 'area', label: 'Done', dataKey: 'done', curveType: 'monotone' },
          { type: 'line', label: 'Late', dataKey: 'late', curveType: 'step' },
          { type: 'line', label: 'Balance', dataKey: 'balance', curveType: 'basis' },
        ],
        { xAxis: { dataKey: 'day', labels: { Mon: 'Monday' } } },
      ),
    ]),
  },
  {
    name: 'Basic: roots in one',
    widget: {
      type: 'Basic',
      gap: 3,
      children: [
        card([text('Dark by itself')], { theme: 'dark' }),
        card([text('Light by itself')], { theme: 'light' }),
      ],
    },
  },
  {
    name: 'What is not known',
    widget: card([text('A new component leaves a note:'), { type: 'Hologram', value: 1 }]),
  },
];
