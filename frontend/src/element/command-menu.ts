/** What can be called by `@` and `/`: the page's entities and commands, and what the composer can do. */
import type { ChatKitOptions, Command } from '@openai/chatkit';
import type { Trigger } from './draft';
import type { MessageField } from './message-field';
import type { Suggestion } from './suggestions';
import { tagOf } from './tag-preview';

export interface CommandHost {
  readonly entities: ChatKitOptions['entities'];
  readonly commands: ChatKitOptions['commands'];
  readonly field: MessageField | null;
  /** What the composer can do by itself. */
  ownCommands(): Suggestion[];
  failed(error: unknown): void;
}

export class CommandMenu {
  readonly #host: CommandHost;
  /** A menu that a command has opened in place of all commands, until the next call. */
  #inner: { commands: readonly Command[]; start: number } | null = null;

  constructor(host: CommandHost) {
    this.#host = host;
  }

  /** What fits. */
  search = async ({ char, query, start }: Trigger): Promise<Suggestion[]> => {
    const { entities, commands } = this.#host;
    if (char === '@') {
      const found = (await entities?.onTagSearch?.(query)) ?? [];
      return found.map((entity) => ({
        ...entity,
        label: entity.title,
        choose: (from, to) => this.#host.field?.insertTag(from, to, tagOf(entity)),
      }));
    }
    if (!commands?.enabled) return [];
    const inner = this.#inner?.start === start ? this.#inner.commands : null;
    if (!inner) this.#inner = null;
    const known = inner ? inner.map(this.#suggestion) : this.#host.ownCommands();
    const found = inner ? [] : ((await commands.onSearch?.(query)) ?? []);
    const wanted = query.toLowerCase();
    return [
      ...found.map(this.#suggestion),
      ...known.filter(({ label }) => label.toLowerCase().includes(wanted)),
    ];
  };

  #suggestion = (command: Command): Suggestion => ({
    ...command,
    choose: (start, end) => void this.#run(command, start, end),
  });

  async #run(command: Command, start: number, end: number): Promise<void> {
    const { commands, field } = this.#host;
    field?.replace(start, end, '');
    try {
      const next = await commands?.onSelect?.(command);
      if (next?.type === 'entity') field?.insertTag(start, start, tagOf(next.entity));
      if (next?.type !== 'menu') return;
      this.#inner = { commands: next.commands, start };
      field?.replace(start, start, '/');
    } catch (error) {
      this.#host.failed(error);
    }
  }
}
