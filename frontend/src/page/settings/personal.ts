/** One's own data: to take along, to delete; and the way out. */
import { el } from '../dom';
import { askWith, send } from '../http';
import { icon } from '../icon';
import { TEXTS } from '../texts';
import { hint, Notice, sureButton } from './fields';
import type { SettingsHost } from './settings';

const CONFIRM = 'delete all my conversations';

export function personal(host: SettingsHost): HTMLElement {
  const notice = new Notice();
  const erase = async () => {
    try {
      // First: it would be read again as soon as the server tells that it has changed.
      await host.leave();
      const { conversations } = await askWith<{ conversations: number }>(
        'DELETE',
        '/api/chatkit/conversations',
        { confirm: CONFIRM },
      );
      notice.say(TEXTS.deleted(conversations));
    } catch (error) {
      notice.refuse(error);
    }
  };
  const leave = async () => {
    try {
      await send('/sign-out', { method: 'POST' });
      location.assign('/');
    } catch (error) {
      notice.refuse(error);
    }
  };
  return el(
    'div',
    { class: 'section' },
    el(
      'div',
      { class: 'setting' },
      el(
        'a',
        { class: 'small button', href: '/api/chatkit/export', download: true },
        icon('download'),
        TEXTS.exportAll,
      ),
      hint(TEXTS.exportHint),
    ),
    el(
      'div',
      { class: 'setting' },
      sureButton(TEXTS.deleteAll, TEXTS.deleteAllSure, TEXTS.deleteNow, erase),
      hint(TEXTS.deleteAllHint),
    ),
    el(
      'div',
      { class: 'setting' },
      el(
        'button',
        { type: 'button', class: 'small', onclick: () => void leave() },
        icon('signOut'),
        TEXTS.signOut,
      ),
      hint(TEXTS.signOutHint),
    ),
    notice.element,
  );
}
