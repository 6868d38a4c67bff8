// Builds the npm package into target/npm/client, ready for "npm pack": one ES module with its types, and the schema. The version is that of pom.xml.
import { generateDtsBundle } from 'dts-bundle-generator';
import { build } from 'esbuild';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = path => fileURLToPath(new URL(path, import.meta.url));
const root = here('../../');
const shared = `${root}web/shared/`;
const target = `${root}target/npm/client/`;

const pom = await readFile(`${root}pom.xml`, 'utf8');
const version = /<artifactId>parley<\/artifactId>\s*<version>([^<]+)<\/version>/.exec(pom)[1];

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
await build({
  entryPoints: [`${shared}npm.ts`],
  outfile: `${target}index.js`,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
});
const [types] = generateDtsBundle(
  [{ filePath: `${shared}npm.ts`, libraries: { inlinedLibraries: ['@graphql-typed-document-node/core'] }, output: { exportReferencedTypes: false } }],
  { preferredConfigPath: here('tsconfig.json') },
);
await writeFile(`${target}index.d.ts`, types);
await writeFile(
  `${target}package.json`,
  JSON.stringify(
    {
      name: '@parley/client',
      version,
      description: "Client of Parley's chat API for browsers and Node: types, queries, subscriptions that resume, messages that are not lost.",
      license: 'Apache-2.0',
      type: 'module',
      sideEffects: false,
      engines: { node: '>=20' },
      exports: { '.': { types: './index.d.ts', default: './index.js' }, './schema.graphql': './schema.graphql' },
    },
    null,
    2,
  ),
);
await copyFile(`${root}schema.graphql`, `${target}schema.graphql`);
await copyFile(here('README.md'), `${target}README.md`);
await copyFile(`${root}LICENSE`, `${target}LICENSE`);
console.log(`@parley/client ${version} is in ${target}`);
