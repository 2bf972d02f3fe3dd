/** The language that was chosen, kept here for what opens without the server, and other windows. */

const KEY = 'taskchat.language';

/** Undefined: none, it goes by the browser. */
export function chosenLanguage(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberChosen(language: string | undefined): void {
  try {
    if (language) localStorage.setItem(KEY, language);
    else localStorage.removeItem(KEY);
  } catch {
    // Without a connection this browser says it in its own language.
  }
}

/** Calls back when another window has chosen one. */
export function onChosenElsewhere(changed: () => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === KEY) changed();
  });
}
