import { checkDocument } from '../../../../schema/check-document.ts'
import type { Finding } from '../../../../schema/checks/check.ts'
import type { PartnerTerms } from '../../../../schema/partner.ts'
import { isDeep } from '../depth.ts'
import { notice, quote, says } from '../finding.ts'
import { isObject } from '../reply.ts'
import type { FeedRow } from '../walk-feed.ts'

/** What the follower reads of a withdrawn record: whatever is missing it fills in. */
const tombstoneOf = (document: unknown): unknown => ({ profile: 'core/1', resourceType: 'UNKNOWN', ...(isObject(document) ? document : {}), status: 'WITHDRAWN' })

/** Deletions are obeyed in any form, so their faults are told and refuse nothing. */
export const deletionFindings = (rows: readonly FeedRow[], deletions: PartnerTerms['deletions']): Finding[] => {
  const deleted = rows.filter((row) => row.deleted)
  const findings: Finding[] = []
  const odd = deleted.find(({ document }) => document !== null && document !== undefined && (!isObject(document) || isDeep(document) || checkDocument(tombstoneOf(document)).length > 0))
  if (odd) findings.push(notice('TOMBSTONE_INVALID', {
    message: says(`已撤回的 ${quote(odd.id)} 的文档不符合 core/1`, `The document of the withdrawn ${quote(odd.id)} is no core/1 document`), cause: says('撤回照办,但撤回的时间与理由会丢失', 'The withdrawal is obeyed, but its time and reason are lost'), coordinate: 'ResourceChange.document',
    fix: says('写 { profile, resourceType, status: WITHDRAWN, tombstone: { withdrawnAt, reason } },或不带文档', 'Write { profile, resourceType, status: WITHDRAWN, tombstone: { withdrawnAt, reason } }, or no document'),
  }))
  if (deletions === 'NONE' && deleted.length > 0) findings.push(notice('DELETIONS_UNDECLARED', {
    message: says('变更流给出了删除,条款却写 deletions: NONE', 'The feed tells deletions, and the terms say deletions: NONE'), cause: says('NONE 使目录定期走遍全部记录来比较', 'NONE makes the catalogue walk all records to compare'), coordinate: 'ResourceChange.deleted',
    fix: says('若删除都会给出,写 deletions: TOMBSTONES', 'Write deletions: TOMBSTONES if all deletions are told'),
  }))
  return findings
}
