/** How everything is bundled: for `dist/` and for the gallery. */
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

/** `*.css?inline` becomes a minified string, for the style sheets of shadow roots. */
const inlineStyles = {
  name: 'inline-styles',
  setup(plugin) {
    plugin.onLoad({ filter: /\.css$/ }, async ({ path, suffix }) => {
      if (suffix !== '?inline') return undefined;
      const { code } = await transform(await readFile(path, 'utf8'), {
        loader: 'css',
        minify: true,
      });
      return { contents: code, loader: 'text' };
    });
  },
};

/** Templates are indented for those who read the source; browsers need not download that. */
const flatTemplates = {
  name: 'flat-templates',
  setup(plugin) {
    plugin.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/\n[ \t]+/g, '\n'),
      loader: 'ts',
    }));
  },
};

export const OPTIONS = {
  bundle: true,
  format: 'esm',
  charset: 'utf8',
  target: ['es2023', 'chrome123', 'firefox128', 'safari17.5'],
  minify: true,
  sourcemap: 'linked',
  legalComments: 'linked',
  plugins: [inlineStyles, flatTemplates],
};
