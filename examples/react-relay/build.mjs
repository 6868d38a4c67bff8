import { transformAsync } from '@babel/core';
import { build } from 'esbuild';
import { copyFile, readFile } from 'node:fs/promises';

/** Replaces graphql`…` by imports of what relay-compiler has generated. */
const relay = {
  name: 'relay',
  setup({ onLoad }) {
    onLoad({ filter: /src\/[^_].*\.tsx$/ }, async ({ path }) => {
      const { code } = await transformAsync(await readFile(path, 'utf8'), {
        filename: path,
        configFile: false,
        parserOpts: { plugins: ['typescript', 'jsx'] },
        plugins: [['relay', { eagerEsModules: true, artifactDirectory: './src/__generated__' }]],
      });
      return { contents: code, loader: 'tsx' };
    });
  },
};

await build({
  entryPoints: ['src/app.tsx'],
  outdir: 'dist',
  bundle: true,
  minify: true,
  format: 'esm',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [relay],
});
await copyFile('index.html', 'dist/index.html');
