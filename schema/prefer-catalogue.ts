import { federationMetadata, type InterfaceType, type Supergraph } from '@apollo/federation-internals'

const CATALOGUE = 'catalogue'
const INTERFACE = 'Resource'

/**
 * Lets the planner read core fields of `Resource` off the catalogue without weighing, type by type, whether the owner could answer them.
 *
 * The planner (query-graphs, `anImplementationIsEntityWithFieldShareable`) explodes an interface field into all its types as soon as one of them is an
 * entity whose field is `@shareable` and has fields of its own that are not scalars. `platform { id }` on a list of 26 types then has 2^26 combinations:
 * 4 GB and no plan. The catalogue answers core fields whole, so its types need not be called shareable when plans are made; the same query then
 * takes 2 ms. Composition, which the marks are for, is over by now.
 */
export const preferCatalogue = (supergraph: Supergraph): void => {
  const catalogue = supergraph.subgraphs().get(CATALOGUE)?.schema
  const type = catalogue?.type(INTERFACE)
  if (!catalogue || type?.kind !== 'InterfaceType') return
  const shareable = federationMetadata(catalogue)?.shareableDirective()
  if (!shareable) return
  for (const implementation of (type as InterfaceType).possibleRuntimeTypes()) {
    for (const field of implementation.fields()) for (const mark of [...field.appliedDirectivesOf(shareable)]) mark.remove()
  }
}
