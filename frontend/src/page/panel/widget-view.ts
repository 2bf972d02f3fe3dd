/** A widget of the server's in the panel, drawn as in the chat. */
import type { ActionConfig, WidgetRoot } from '../../protocol/widgets';
import type { Scheme } from '../../widgets/css-values';
import type { WidgetElement, WidgetHost } from '../../widgets/widget-element';

/** Rows in a panel: each opens wherever it is clicked, so its button is quiet. */
const ROWS = `
.widget > .box > .row {
  margin-inline: -8px;
  padding: calc(7px * var(--ck-density, 1)) 8px;
  border-radius: 10px;
  cursor: pointer;
}
.widget > .box > .row:hover { background: var(--ck-hover); }
.widget > .box > .row .button.ghost:hover { background: none; }
.widget > .box > .caption { padding: 14px 0 4px; }
.widget > .box > .caption:first-child { padding-block-start: 2px; }
.widget > .box > .row > .button:last-child { color: var(--ck-tertiary); }
.widget > .box > .row > .button:last-child:dir(rtl) .icon { transform: scaleX(-1); }
.card { box-shadow: none; }
`;

export type Perform = (action: ActionConfig) => Promise<void>;

export class WidgetView {
  readonly element: WidgetElement;

  constructor(perform: Perform, report: (problem: unknown) => void) {
    const element = document.createElement('ck-widget') as WidgetElement;
    const host: WidgetHost = {
      perform: async (action) => {
        try {
          await perform(action);
        } catch (error) {
          report(error);
        }
      },
      report,
      // What people write in notes stays text: no picture is loaded for it.
      markdown: { imageHosts: [], openDeepLink: () => undefined },
    };
    element.host = host;
    element.addEventListener('click', openRow);
    this.element = element;
  }

  async show(widget: WidgetRoot, scheme: Scheme): Promise<void> {
    this.element.widget = widget;
    this.element.scheme = scheme;
    await this.element.updateComplete;
    const root = this.element.shadowRoot;
    if (root && !root.adoptedStyleSheets.includes(rowSheet())) {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, rowSheet()];
    }
  }
}

let sheet: CSSStyleSheet | null = null;

function rowSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(ROWS);
  }
  return sheet;
}

/** The words of a row are as good as its button, which is there for the keyboard. */
function openRow(event: Event): void {
  const path = event.composedPath().filter((part) => part instanceof Element);
  if (path.some((part) => part.matches('button, a, input, select, textarea, form'))) return;
  const row = path.find((part) => part.matches('.widget > .box > .row'));
  row?.querySelector<HTMLElement>(':scope > button:last-child')?.click();
}
