import { namespaceOf, RESOURCE_ID } from '../../../../schema/resource-id.ts'
import type { Finding } from '../../../../schema/checks/check.ts'
import { fault, quote, says } from '../finding.ts'
import type { LiveCheck } from '../live-check.ts'
import { typenamesOf } from '../samples.ts'
import type { FeedRow } from '../walk-feed.ts'

const listed = (rows: readonly FeedRow[], of: (row: FeedRow) => string): string => rows.slice(0, 3).map((row) => quote(of(row))).join(', ')

/** Ids are of the contract's form and of the own namespace; types are those of the submission. */
export const ids: LiveCheck = {
  id: 'live.ids',
  run: ({ target: { subgraph }, feed: { rows } }) => {
    if (rows.length === 0) return { findings: [], lacking: says('变更流中没有记录', 'The feed holds no records') }
    const { namespace } = subgraph
    const malformed = rows.filter(({ id }) => !RESOURCE_ID.test(id))
    const foreign = rows.filter(({ id }) => RESOURCE_ID.test(id) && namespaceOf(id) !== namespace)
    const unknown = rows.filter(({ typename }) => !typenamesOf(subgraph).includes(typename))
    const findings: Finding[] = []
    if (malformed.length > 0) findings.push(fault('ID_MALFORMED', {
      message: says(`${malformed.length} 个编号的格式不对,如 ${listed(malformed, ({ id }) => id)}`, `${malformed.length} ids are malformed, such as ${listed(malformed, ({ id }) => id)}`), coordinate: 'ResourceChange.id',
      cause: says('编号写进网址、引用与其他平台的记录,须是统一的格式', 'Ids stand in addresses, citations and other platforms\' records, and so have one form'),
      fix: says(`写成 ${namespace}:<本地号>,本地号为字母、数字、点、下划线、波浪号、连字符,至多 200 个`, `Write ${namespace}:<local>, the local part of letters, digits, dots, underscores, tildes and dashes, 200 at most`),
    }))
    if (foreign.length > 0) findings.push(fault('ID_FOREIGN', {
      message: says(`${foreign.length} 个编号属于别的命名空间,如 ${listed(foreign, ({ id }) => id)}`, `${foreign.length} ids are of another namespace, such as ${listed(foreign, ({ id }) => id)}`), coordinate: 'ResourceChange.id',
      cause: says('网关按编号的命名空间找到拥有者', 'The gateway finds the owner by the namespace of the id'), fix: says(`以 ${namespace}: 开头`, `Begin with ${namespace}:`),
    }))
    if (unknown.length > 0) findings.push(fault('TYPENAME_UNKNOWN', {
      message: says(`变更流给出未提交的类型:${listed(unknown, ({ typename }) => typename)}`, `The feed names types that were not submitted: ${listed(unknown, ({ typename }) => typename)}`), coordinate: 'ResourceChange.typename',
      cause: says('目录只收提交时登记的资源类型', 'The catalogue takes the resource types of the submission only'), fix: says('在清单的 resourceTypes 中登记该类型,或更正 typename', 'Register the type in `resourceTypes` of the manifest, or correct the typename'),
    }))
    return { findings }
  },
}
