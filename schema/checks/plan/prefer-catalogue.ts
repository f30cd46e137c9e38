import { federationMetadata, type InterfaceType, type Supergraph } from '@apollo/federation-internals'

/** As gateways plan: core fields of `Resource` come from the catalogue, so that its types need not be weighed against their owners. */
export const preferCatalogue = (supergraph: Supergraph): void => {
  const catalogue = supergraph.subgraphs().get('catalogue')?.schema
  const type = catalogue?.type('Resource')
  const shareable = catalogue && federationMetadata(catalogue)?.shareableDirective()
  if (type?.kind !== 'InterfaceType' || !shareable) return
  for (const implementation of (type as InterfaceType).possibleRuntimeTypes()) {
    for (const field of implementation.fields()) for (const mark of [...field.appliedDirectivesOf(shareable)]) mark.remove()
  }
}
