/** Which model answers at first, where the operator lets people choose. */
import { el } from '../dom';
import { TEXTS } from '../texts';
import { hint, labelled, Notice } from './fields';
import type { SettingsHost } from './settings';

export function assistant(host: SettingsHost): HTMLElement {
  const models = host.config()?.composer?.models ?? [];
  const notice = new Notice();
  const select = el(
    'select',
    { id: 'model' },
    ...models.map((model) =>
      el('option', { value: model.id, selected: model.default === true }, model.label),
    ),
  );
  select.addEventListener('change', async () => {
    if (await host.keep({ model: select.value })) notice.say(TEXTS.saved);
    else notice.refuse(TEXTS.failed);
  });
  return el(
    'div',
    { class: 'section' },
    labelled(TEXTS.model, select, hint(TEXTS.modelHint)),
    notice.element,
  );
}
