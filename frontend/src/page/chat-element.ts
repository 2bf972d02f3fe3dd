/** Where `<openai-chatkit>` comes from. */

const OFFICIAL_SCRIPT = 'https://cdn.platform.openai.com/deployments/chatkit/chatkit.js';
/** In a variable, so that the bundler leaves the import to the browser. */
const OWN_SCRIPT = '/assets/chatkit.js';
const PATIENCE_MS = 3000;

export type ElementSource = 'self-hosted' | 'openai';

/** Defines the element and says whose it is: ours stands in when OpenAI's does not come. */
export async function defineElement(wanted: ElementSource): Promise<ElementSource> {
  if (wanted === 'openai' && (await loadOfficial())) return 'openai';
  await import(OWN_SCRIPT);
  return 'self-hosted';
}

async function loadOfficial(): Promise<boolean> {
  const script = document.createElement('script');
  script.src = OFFICIAL_SCRIPT;
  script.async = true;
  const failed = new Promise((resolve) => {
    script.addEventListener('error', resolve);
    setTimeout(resolve, PATIENCE_MS);
  });
  document.head.append(script);
  await Promise.race([customElements.whenDefined('openai-chatkit'), failed]);
  return customElements.get('openai-chatkit') !== undefined;
}
