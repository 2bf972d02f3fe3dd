/** The service worker, which says that there is no connection instead of the browser's own page. */

const SCRIPT = '/service-worker.js';

interface ScriptUrls {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL: (url: string) => string };
}

export function installWorker(): void {
  // Not over plain HTTP from another machine: browsers have none there.
  if (!('serviceWorker' in navigator)) return;
  const { trustedTypes } = globalThis as { trustedTypes?: ScriptUrls };
  const policy = trustedTypes?.createPolicy('taskchat', {
    createScriptURL: (url) => {
      if (url !== SCRIPT) throw new TypeError(url);
      return url;
    },
  });
  const script = policy ? policy.createScriptURL(SCRIPT) : SCRIPT;
  navigator.serviceWorker.register(script, { updateViaCache: 'none' }).catch(() => undefined);
}
