import { build } from 'esbuild';
import sveltePlugin from 'esbuild-svelte';
import { copyFile } from 'node:fs/promises';

await build({
  entryPoints: ['src/app.ts'],
  outdir: 'dist',
  bundle: true,
  minify: true,
  format: 'esm',
  mainFields: ['svelte', 'browser', 'module', 'main'],
  conditions: ['svelte', 'browser'],
  plugins: [sveltePlugin()],
});
await copyFile('index.html', 'dist/index.html');
