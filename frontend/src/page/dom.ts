/** Elements made in one expression. Texts are text nodes: nothing here reads HTML. */

type Value = string | number | boolean | null | undefined | ((event: never) => void);
export type Child = Node | string | null | undefined | false;
export type Properties = Readonly<Record<string, Value>>;

/** `onclick` and the like are listeners; true is an empty attribute, false and null none. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') {
      made.addEventListener(name.slice(2), value as EventListener);
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value === true ? '' : String(value));
    }
  }
  made.append(...children.filter(isThere));
  return made;
}

/** Puts these in the place of all that is inside. */
export function fill(parent: Element, ...children: Child[]): void {
  parent.replaceChildren(...children.filter(isThere));
}

function isThere(child: Child): child is Node | string {
  return child !== null && child !== undefined && child !== false;
}
