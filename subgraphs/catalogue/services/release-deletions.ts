import { hasRole, isService } from '../../../schema/viewer.ts'
import { domainError } from '../../kit/errors.ts'
import { checkedText } from '../checked-text.ts'
import type { CatalogueContext } from '../context.ts'
import { releaseHeld } from '../follow/source-state.ts'
import type { UserError } from './save-topic.ts'

/** Believes a feed that it has lost a great part of its records: the next full walk turns what it does not see into tombstones. */
export const releaseDeletions = async ({ runtime, viewer }: CatalogueContext, { namespace }: { namespace: string }): Promise<{ namespace: string | null; errors: UserError[] }> => {
  if (!isService(viewer) && !hasRole(viewer, 'CENTER')) throw domainError('FORBIDDEN', { zh: '大量删除由中心确认', en: 'Mass deletions are confirmed by the Center' })
  checkedText('namespace', namespace)
  if (await releaseHeld(runtime.database, namespace)) return { namespace, errors: [] }
  return { namespace: null, errors: [{ code: 'NOTHING_HELD', message: `${namespace} 没有待确认的删除 / No deletions of ${namespace} are held`, path: ['input', 'namespace'] }] }
}
