/** Access tokens of the person, and how an application gets one. */
import { el, fill } from '../dom';
import { dayOf } from '../figures';
import { ask, askWith, send } from '../http';
import { TEXTS } from '../texts';
import { copyable } from './copyable';
import { choice, hint, labelled, loaded, Notice, sureButton } from './fields';
import { RECIPES } from './recipes';

const PATH = '/api/tokens';
const PLACEHOLDER = 'YOUR_TOKEN';
const READ = ['tasks:read'];
const WRITE = [...READ, 'tasks:write'];
const SCOPES = { write: WRITE, read: READ, all: [...WRITE, 'chat'] };
const LIFETIMES = [30, 90, 365];
const USUAL_DAYS = 90;

type Access = keyof typeof SCOPES;

interface Token {
  id: string;
  name: string;
  scopes: string[];
  created_at: string;
  expires_at: string;
}

interface Known {
  tokens: Token[];
  mcp_url: string;
}

export function connections(): HTMLElement {
  return loaded(async () => new Connections(await ask<Known>(PATH)).element);
}

class Connections {
  readonly #url: string;
  readonly #list = el('ul', { class: 'tokens' });
  readonly #secret = el('div', { class: 'secret' });
  readonly #recipes = el('div', { class: 'recipes' });
  readonly #notice = new Notice();
  readonly element: HTMLElement;
  #tokens: Token[];

  constructor({ tokens, mcp_url: url }: Known) {
    this.#tokens = tokens;
    this.#url = url;
    this.element = el(
      'div',
      {},
      hint(TEXTS.connectHint(url)),
      el('h4', {}, TEXTS.newToken),
      this.#form(),
      this.#secret,
      this.#notice.element,
      el('h4', {}, TEXTS.connect),
      this.#recipes,
      el('h4', {}, TEXTS.tokens),
      this.#list,
    );
    this.#draw();
    this.#explain(PLACEHOLDER);
  }

  #form(): HTMLElement {
    let access: Access = 'write';
    const name = el('input', {
      id: 'token-name',
      required: true,
      maxlength: 60,
      autocomplete: 'off',
      placeholder: TEXTS.nameHint,
    });
    const days = el(
      'select',
      { id: 'token-days' },
      ...LIFETIMES.map((count) =>
        el('option', { value: count, selected: count === USUAL_DAYS }, TEXTS.days(count)),
      ),
    );
    const create = async (event: SubmitEvent) => {
      event.preventDefault();
      const wanted = { name: name.value, scopes: SCOPES[access], days: Number(days.value) };
      if (await this.#create(wanted)) name.value = '';
    };
    return el(
      'form',
      { class: 'token-form', onsubmit: (event: SubmitEvent) => void create(event) },
      labelled(TEXTS.name, name),
      choice(TEXTS.access, accesses(), access, (value) => {
        access = value;
      }),
      labelled(TEXTS.lifetime, days),
      el('button', { type: 'submit', class: 'small primary' }, TEXTS.create),
    );
  }

  async #create(wanted: object): Promise<boolean> {
    this.#notice.say('');
    try {
      const { token, made } = await askWith<{ token: string; made: Token }>('POST', PATH, wanted);
      this.#tokens = [made, ...this.#tokens];
      this.#draw();
      fill(this.#secret, el('p', { role: 'status' }, TEXTS.tokenOnce), copyable(token));
      this.#explain(token);
      this.#secret.scrollIntoView({ block: 'start' });
      return true;
    } catch (error) {
      this.#notice.refuse(error);
      return false;
    }
  }

  /** Shows the configuration of one application at a time. */
  #explain(token: string): void {
    const text = el('div', { class: 'recipe' });
    const select = el(
      'select',
      { id: 'client' },
      ...RECIPES.map(({ client }) => el('option', { value: client }, client)),
    );
    const show = () => {
      const recipe = RECIPES.find(({ client }) => client === select.value);
      if (recipe)
        fill(text, hint(TEXTS.recipes[recipe.where]), copyable(recipe.text(this.#url, token)));
    };
    select.addEventListener('change', show);
    const before = this.#recipes.querySelector('select')?.value;
    if (before) select.value = before;
    show();
    fill(this.#recipes, labelled(TEXTS.client, select), text);
  }

  #draw(): void {
    fill(this.#list, ...this.#tokens.map((token) => this.#entry(token)));
    if (this.#tokens.length === 0) fill(this.#list, el('li', {}, hint(TEXTS.noTokens)));
  }

  #entry(token: Token): HTMLElement {
    const name = token.name || TEXTS.unnamed;
    const until = new Date(token.expires_at);
    const day = dayOf(token.expires_at);
    const state = until > new Date() ? TEXTS.expires(day) : TEXTS.expired(day);
    const revoke = async () => {
      try {
        await send(`${PATH}/${encodeURIComponent(token.id)}`, { method: 'DELETE' });
        this.#tokens = this.#tokens.filter(({ id }) => id !== token.id);
        this.#draw();
      } catch (error) {
        this.#notice.refuse(error);
      }
    };
    return el(
      'li',
      {},
      el(
        'div',
        { class: 'token' },
        el('strong', { dir: 'auto' }, name),
        el('span', { class: 'hint' }, `${accessOf(token.scopes)} · ${state}`),
      ),
      sureButton(TEXTS.revoke, TEXTS.revokeSure(name), TEXTS.revoke, revoke),
    );
  }
}

function accesses(): Record<Access, string> {
  return { write: TEXTS.accessWrite, read: TEXTS.accessRead, all: TEXTS.accessAll };
}

function accessOf(scopes: string[]): string {
  const access: Access = scopes.includes('chat')
    ? 'all'
    : scopes.includes('tasks:write')
      ? 'write'
      : 'read';
  return accesses()[access];
}
