import { type CoreDocument, FROM_DETAILS, type RelationStatement } from '../../../schema/document.ts'
import { checkDocument, isText } from '../../../schema/check-document.ts'
import { publicationGaps } from '../../../schema/completeness.ts'
import { isResourceKind } from '../../../schema/kind.ts'
import { resourceId } from '../../../schema/resource-id.ts'
import { contentHash } from '../documents/canonical.ts'
import { inCanonicalForm } from '../documents/canonical-form.ts'
import { parseDetails } from '../documents/details.ts'
import { finding, type Finding } from '../documents/finding.ts'
import { coreColumnsOf } from '../documents/row-document.ts'
import { secrecyFinding } from '../documents/secrecy.ts'
import type { Kind } from '../kind.ts'
import { columnOfField, fieldOfColumn, writableColumns } from '../special-columns.ts'
import type { Store } from '../store.ts'

export interface UpsertItem { source: string; sourceId: string; typename: string; deleted: boolean; expectedVersion?: string | null; document?: unknown }

/** A record ready to be written: its columns by name, what it states of others, and the hash of its content. */
export interface ParsedItem {
  item: UpsertItem
  id: string
  kind: Kind
  columns: Record<string, unknown>
  relations: RelationStatement[]
  hash: string
}
export type ParseResult = { parsed: ParsedItem; findings?: undefined } | { parsed?: undefined; findings: Finding[] }

const refusal = (...findings: Finding[]): ParseResult => ({ findings })

/** Checks one record and turns it into columns. Nothing is stored, nothing of a refused record is logged. */
export const parseUpsert = (store: Store, item: UpsertItem): ParseResult => {
  const secret = secrecyFinding(item.document)
  if (secret) return refusal(secret)
  const kind = store.kinds.get(item.typename)
  if (!kind) return refusal(finding('TYPE_UNKNOWN', `${store.namespace} 不拥有类型 ${item.typename} / owns no such type`, 'typename'))
  if (!isText(item.source) || !isText(item.sourceId)) return refusal(finding('FIELD_INVALID', 'source 或 sourceId 含 NUL 或残缺字符 / holds a NUL or half a character', 'source'))
  if (!item.source || !item.sourceId) return refusal(finding('SOURCE_MISSING', '需要 source 与 sourceId / source and sourceId are needed', 'source'))
  const id = resourceId(store.namespace, item.source, item.sourceId)
  if (item.deleted) return { parsed: { item, id, kind, columns: {}, relations: [], hash: 'withdrawn' } }

  const findings = checkDocument(item.document)
  if (findings.length > 0) return { findings }
  const document = item.document as CoreDocument
  const codes = kind.resourceTypes.map((type) => type.code)
  if (isResourceKind(kind) && !codes.includes(document.resourceType)) {
    return refusal(finding('TYPE_MISMATCH', `${kind.typename} 的资源类型应为 ${codes.join('、')} / resourceType does not fit`, 'document', 'resourceType'))
  }
  const gaps = isResourceKind(kind) ? publicationGaps(document) : []
  if (gaps.length > 0) return { findings: gaps.map((name) => finding('INCOMPLETE', `发布前须补全 ${name} / needed before it is published`, 'document', ...name.split('.'))) }
  const details = parseDetails(store.schema, kind.typename, document.details, writableColumns(kind).map((column) => fieldOfColumn(kind, column)), store.entities)
  const special = inCanonicalForm(kind, details.values)
  if (details.findings.length + special.findings.length > 0) return { findings: [...details.findings, ...special.findings] }

  const given = {
    ...coreColumnsOf({ ...document, status: document.status ?? 'PUBLISHED' }),
    ...Object.fromEntries(Object.entries(special.values).map(([field, value]) => [columnOfField(kind, field), value])),
  }
  const columns: Record<string, unknown> = { ...given, ...kind.derive?.(given as never) }
  const derived = (kind.document({ ...columns, id } as never).relations ?? []).map((relation) => ({ ...relation, source: FROM_DETAILS }))
  const relations = [...(document.relations ?? []), ...derived]
  return { parsed: { item, id, kind, columns, relations, hash: contentHash([columns, relations]) } }
}
