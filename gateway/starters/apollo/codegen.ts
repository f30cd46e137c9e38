import type { CodegenConfig } from '@graphql-codegen/cli'

const config: CodegenConfig = {
  schema: `${process.env.GRAPH ?? 'http://127.0.0.1:4000'}/schema.graphql`,
  documents: 'src/**/*.{ts,tsx}',
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { useTypeImports: true, defaultScalarType: 'unknown', scalars: { DateTime: 'string', PartialDate: 'string', Date: 'string', Decimal: 'string', URL: 'string' } },
    },
  },
}
export default config
