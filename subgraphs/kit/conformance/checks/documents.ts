import { checkDocument } from '../../../../schema/check-document.ts'
import type { Finding } from '../../../../schema/checks/check.ts'
import type { ResourceTypeEntry } from '../../../../schema/supergraph.ts'
import { secrecyFinding } from '../../documents/secrecy.ts'
import { fault, notice, quote, says } from '../finding.ts'
import type { LiveCheck } from '../live-check.ts'
import { isDeep, MOST_DEPTH } from '../depth.ts'
import { isObject } from '../reply.ts'
import type { FeedRow } from '../walk-feed.ts'

const CAUSE = says('目录只收符合 core/1 的文档,不符合的记录不会被检索到', 'The catalogue takes documents of core/1 only; a record whose document is none is not found')

interface Fault { code: string; what: string; place: string }

const faultOf = ({ typename, document }: FeedRow, types: readonly ResourceTypeEntry[]): Fault | null => {
  if (!isObject(document)) return { code: 'DOCUMENT_MISSING', what: 'document: null', place: 'document' }
  if (isDeep(document)) return { code: 'DOCUMENT_INVALID', what: `嵌套超过 ${MOST_DEPTH} 层 / nested deeper than ${MOST_DEPTH}`, place: 'document' }
  // The message repeats nothing of a classified record, its id included.
  if (secrecyFinding(document)) return { code: 'CONFIDENTIAL_NOT_ALLOWED', what: '', place: 'document' }
  const [found] = checkDocument(document)
  if (found) return { code: 'DOCUMENT_INVALID', what: found.message, place: found.path.join('.') }
  if (!types.some((type) => type.code === document.resourceType && type.typename === typename)) return { code: 'RESOURCE_TYPE_UNKNOWN', what: `${typename}: ${quote(String(document.resourceType))}`, place: 'document.resourceType' }
  return document.title || document.titleEn ? null : { code: 'TITLE_MISSING', what: 'title', place: 'document.title' }
}

const FIXES: Record<string, ReturnType<typeof says>> = {
  DOCUMENT_MISSING: says('未撤回的记录须带 document', 'A record that is not withdrawn has a document'),
  DOCUMENT_INVALID: says('按 core.schema.json 更正该处;没有的值不要写,不写 null', 'Correct this place by core.schema.json; leave out what is unknown, write no nulls'),
  CONFIDENTIAL_NOT_ALLOWED: says('涉密记录不得进入变更流', 'Keep classified records out of the feed'),
  RESOURCE_TYPE_UNKNOWN: says('写清单 resourceTypes 中该类型的 code', 'Write the code that `resourceTypes` of the manifest gives this type'),
  TITLE_MISSING: says('给出 title 或 titleEn', 'Give a title or a titleEn'),
}

/** Documents of living records follow the core rules. One finding for each kind of fault at one place, with a record to look at. */
export const documents: LiveCheck = {
  id: 'live.documents',
  run: ({ target: { subgraph }, feed: { rows } }) => {
    const living = rows.filter(({ deleted }) => !deleted)
    if (living.length === 0) return { findings: [], lacking: says('变更流中没有在用的记录', 'The feed holds no living records') }
    const faults = Map.groupBy(
      living.flatMap((row) => {
        const found = faultOf(row, subgraph.resourceTypes)
        return found ? [{ id: row.id, ...found }] : []
      }),
      ({ code, place }) => `${code} ${place.replace(/\.\d+/g, '.*')}`,
    )
    const findings: Finding[] = [...faults.values()].map((group) => {
      const { code, what, place, id } = group[0] as (typeof group)[number]
      const example = code === 'CONFIDENTIAL_NOT_ALLOWED' ? '' : `:${quote(id)} ${place} ${what}`
      return fault(code, { message: says(`${group.length} 条记录${example}`, `${group.length} records${example}`), cause: CAUSE, coordinate: 'ResourceChange.document', fix: FIXES[code] ?? CAUSE })
    })
    const detailed = living.filter(({ document }) => isObject(document) && 'details' in document).length
    if (detailed > 0) findings.push(notice('DETAILS_IN_FEED', {
      message: says(`${detailed} 条文档带有 details`, `${detailed} documents carry details`), cause: says('专有字段由拥有者在查询时回答,变更流不带', 'Special fields are answered by their owner when asked; the feed leaves them out'),
      coordinate: 'ResourceChange.document', fix: says('从变更流的文档中去掉 details', 'Leave details out of the documents of the feed'),
    }))
    return { findings }
  },
}
