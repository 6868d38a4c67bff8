import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../schema.graphql',
  documents: '../web/operations/*.graphql',
  generates: {
    '../web/shared/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { documentMode: 'string', useTypeImports: true, enumsAsTypes: true, defaultScalarType: 'string' },
    },
  },
};
export default config;
