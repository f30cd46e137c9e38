import { checkDocument } from '../../../schema/check-document.ts'
import type { CoreDocument } from '../../../schema/document.ts'
import { normaliseIdentifier } from '../../../schema/identifier.ts'
import { namespaceOf } from '../../../schema/resource-id.ts'
import { contentHash } from '../../kit/documents/canonical.ts'
import { finding, type Finding } from '../../kit/documents/finding.ts'
import { secrecyFinding } from '../../kit/documents/secrecy.ts'
import type { MembershipRole } from '../tables/derived.ts'
import type { ResourceChange } from './feed-source.ts'

export interface ParsedChange {
  change: ResourceChange
  document: CoreDocument
  hash: string
  identifiers: { scheme: string; value: string }[]
  memberships: { role: MembershipRole; entityId: string }[]
}
export type ParseOutcome = { parsed: ParsedChange; findings?: undefined } | { parsed?: undefined; findings: Finding[] }

const WITHDRAWN: CoreDocument = { profile: 'core/1', resourceType: 'UNKNOWN', status: 'WITHDRAWN' }

const unique = <T>(items: T[], keyOf: (item: T) => string): T[] => [...new Map(items.map((item) => [keyOf(item), item])).values()]

const identifiersOf = (document: CoreDocument) =>
  unique(
    [...(document.cstr ? [{ scheme: 'CSTR', value: document.cstr }] : []), ...(document.identifiers ?? [])].map(({ scheme, value }) => ({ scheme, value: normaliseIdentifier(value) })).filter(({ value }) => value !== ''),
    ({ scheme, value }) => `${scheme} ${value}`,
  )

const membershipsOf = (document: CoreDocument): ParsedChange['memberships'] => {
  const found: [MembershipRole, string | undefined][] = [
    ['PLATFORM', document.platform?.id],
    ['ORGANIZATION', document.provider?.organization?.id],
    ['ORGANIZATION', document.servicer?.organization?.id],
    ...(document.funding ?? []).map((item): [MembershipRole, string | undefined] => ['PROJECT', item.project?.id]),
    ['SUBMISSION_ITEM', document.provenance?.origin === 'SUBMITTED' ? document.provenance.sourceId : undefined],
  ]
  return unique(found.flatMap(([role, entityId]) => (entityId ? [{ role, entityId }] : [])), ({ role, entityId }) => `${role} ${entityId}`)
}

/** Checks one change against the contract and takes out what the read model keeps apart. Pure. */
export const parseChange = (namespace: string, change: ResourceChange): ParseOutcome => {
  if (namespaceOf(change.id) !== namespace) return { findings: [finding('ID_FOREIGN', `编号 ${change.id} 不属于命名空间 ${namespace} / the id is not of this namespace`, 'id')] }
  const secret = secrecyFinding(change.document)
  if (secret) return { findings: [secret] }
  const stated = change.deleted ? { ...WITHDRAWN, ...(change.document as object | null) } : (change.document as CoreDocument)
  const findings = checkDocument(stated)
  // A deletion is obeyed whatever its document is like: the record must not stay public for a fault of form.
  const document = change.deleted && findings.length > 0 ? WITHDRAWN : stated
  if (findings.length > 0 && !change.deleted) return { findings }
  return {
    parsed: {
      change,
      document: change.deleted ? { ...document, status: 'WITHDRAWN' } : document,
      hash: contentHash([change.typename, change.deleted, document]),
      identifiers: identifiersOf(document),
      memberships: change.deleted ? [] : membershipsOf(document),
    },
  }
}
