import { type DocumentNode, type FragmentDefinitionNode, type GraphQLError, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'
import type { CredentialScope, Viewer } from '../../schema/viewer.ts'
import { refusal } from '../errors/refusal.ts'

/** Mutations for which EXPORT is enough: they read, only later and more. */
const EXPORTS: ReadonlySet<string> = new Set(['planExport', 'startExport', 'cancelExport', 'resumeExport', 'deleteExport'])

/**
 * Why the credential may not run this valid operation, though its person might. Here and nowhere else: queries need READ, mutations WRITE, those of exports
 * EXPORT or WRITE. What only a person may do (keys, roles) is refused by its subgraph, which sees that there are scopes at all.
 */
export function refuseBeyondScopes({ scopes }: Viewer, document: DocumentNode, operation: OperationDefinitionNode): GraphQLError | undefined {
  if (scopes === undefined) return undefined
  const enough: readonly CredentialScope[] = operation.operation === 'query' ? ['READ'] : [...rootFields(document, operation.selectionSet)].every((name) => EXPORTS.has(name)) ? ['EXPORT', 'WRITE'] : ['WRITE']
  if (enough.some((scope) => scopes.includes(scope))) return undefined
  return refusal('FORBIDDEN', {
    zh: `此凭证只有 ${scopes.join('、')} 权限,此操作需要 ${enough.join(' 或 ')};请换用有此权限的密钥,或登录后操作`,
    en: `These credentials may ${scopes.join(', ')}; this operation needs ${enough.join(' or ')}: use a key that has it, or sign in`,
    status: 403,
  })
}

function rootFields(document: DocumentNode, { selections }: SelectionSetNode): Set<string> {
  const fragments = new Map(document.definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]))
  const names = new Set<string>()
  const seen = new Set<string>()
  const waiting = [...selections]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.kind === Kind.FIELD) names.add(node.name.value)
    else if (node.kind === Kind.INLINE_FRAGMENT) waiting.push(...node.selectionSet.selections)
    else if (!seen.has(node.name.value)) {
      seen.add(node.name.value)
      waiting.push(...(fragments.get(node.name.value)?.selectionSet.selections ?? []))
    }
  }
  return names
}
