/** `npm run compose`: composes our own subgraphs and writes the generated files of `schema/`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { compose, type ComposableSubgraph } from '../schema/compose.ts'
import { coreJsonSchema } from '../schema/core-json-schema.ts'
import { GENERATED } from '../schema/stored-artifact.ts'
import { accountsSdl } from '../subgraphs/accounts/build-schema.ts'
import { registrySdl } from '../subgraphs/registry/build-schema.ts'
import { own } from './own-subgraphs.ts'

/** Every subgraph of ours but the catalogue, whose stubs are made when the others are known. */
export const ownComposable = (): ComposableSubgraph[] => [
  ...own.map(({ namespace, sdl, resourceTypes }) => ({ namespace, sdl, resourceTypes })),
  { namespace: 'registry', sdl: registrySdl(), resourceTypes: [] },
  { namespace: 'accounts', sdl: accountsSdl(), resourceTypes: [] },
]
export const catalogueSource = (): string => readFileSync(new URL('../subgraphs/catalogue/schema.graphql', import.meta.url), 'utf8')

/** Contents of the generated files by name, from the sources as they are. Throws with every composition error. */
export const generatedFiles = (): Record<string, string> => {
  const { artifact, errors } = compose(catalogueSource(), ownComposable())
  if (errors) throw new Error(errors.map((error) => `${error.code} ${error.message}`).join('\n'))
  const { version, subgraphs, resourceTypes } = artifact
  const text = (content: string): string => `${content.trimEnd()}\n`
  return {
    [GENERATED.supergraph]: text(artifact.supergraphSdl),
    [GENERATED.api]: text(artifact.apiSdl),
    [GENERATED.catalogue]: text(artifact.catalogueSdl),
    [GENERATED.subgraphs]: text(JSON.stringify({ version, subgraphs, resourceTypes }, null, 2)),
    [GENERATED.documentSchema]: text(JSON.stringify(coreJsonSchema(), null, 2)),
  }
}

if (import.meta.main) {
  for (const [name, content] of Object.entries(generatedFiles())) {
    writeFileSync(new URL(`../schema/${name}`, import.meta.url), content)
    console.log(`schema/${name} ${content.length}`)
  }
}
