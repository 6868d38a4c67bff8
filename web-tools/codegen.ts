import { preset as client } from '@graphql-codegen/client-preset';
import type { CodegenConfig } from '@graphql-codegen/cli';

type Preset = typeof client;
type Section = Awaited<ReturnType<Preset['buildGeneratesSection']>>[number];
type Plugins = Section['pluginMap'];

/**
 * Marks the documents as free of side effects. The bundler then leaves those out of a page that the page does not use. Removes their indentation,
 * which a bundler keeps.
 */
function small(plugins: Plugins): Plugins {
  return Object.fromEntries(
    Object.entries(plugins).map(([name, plugin]) => [
      name,
      {
        ...plugin,
        plugin: async (...args: Parameters<typeof plugin.plugin>) => {
          const output = await plugin.plugin(...args);
          if (typeof output === 'string') return output;
          const content = output.content.replace(
            /= new TypedDocumentString\(`([^`]*)`/g,
            (_, document: string) => `= /*#__PURE__*/ new TypedDocumentString(\`${document.replace(/\s*([{}])\s*|\s+/g, (_space, brace) => brace ?? ' ').trim()}\``,
          );
          return { ...output, content };
        },
      },
    ]),
  );
}

const preset: Preset = {
  ...client,
  buildGeneratesSection: async options =>
    (await client.buildGeneratesSection(options)).map(section => ({ ...section, pluginMap: small(section.pluginMap) })),
};

const output = {
  preset,
  presetConfig: { fragmentMasking: false },
  config: { documentMode: 'string', useTypeImports: true, enumsAsTypes: true, defaultScalarType: 'string' },
} as const;

const config: CodegenConfig = {
  schema: '../schema.graphql',
  generates: {
    '../web/shared/gql/': { ...output, documents: '../web/operations/*.graphql' },
    // A bundler puts a file that several pages use into one chunk. The widget must not download what the desk and the dashboard use.
    '../web/shared/gql/customer/': { ...output, documents: '../web/operations/widget.graphql' },
    // Nor must it download at its start what only chats with files, topics with an FAQ, sites that report pages or offer pushes, or forms with countries use.
    '../web/shared/gql/files/': { ...output, documents: '../web/operations/files.graphql' },
    '../web/shared/gql/faq/': { ...output, documents: '../web/operations/faq.graphql' },
    '../web/shared/gql/visit/': { ...output, documents: '../web/operations/visit.graphql' },
    '../web/shared/gql/countries/': { ...output, documents: '../web/operations/countries.graphql' },
    '../web/shared/gql/push/': { ...output, documents: '../web/operations/push.graphql' },
    // Nor must the desk and the dashboard download at their start what only the administration uses.
    '../web/shared/gql/administration/': { ...output, documents: '../web/operations/administration.graphql' },
  },
};
export default config;
