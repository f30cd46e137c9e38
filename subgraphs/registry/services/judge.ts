import type { CheckResult } from '../../../schema/checks/check.ts'
import type { PartnerSubgraph } from '../../../schema/partner.ts'
import type { SupergraphArtifact } from '../../../schema/supergraph.ts'
import { CheckKilledError } from '../checking/checker.ts'
import { asComposable, type CurrentGraph } from '../graph/members.ts'
import { recordedOperations } from '../repositories/operations.ts'
import type { RegistryRuntime } from '../runtime.ts'
import type { CheckPurpose, Refusal } from '../tables/submission.ts'

export interface Judgement { results: CheckResult[]; artifact?: SupergraphArtifact }

/** Checks a candidate against the graph as it is now, with what clients ask of it. */
export const judge = async (runtime: RegistryRuntime, candidate: PartnerSubgraph, base: CurrentGraph): Promise<Judgement> => {
  const { own, checker, database: { db } } = runtime
  const others = base.members.filter(({ namespace }) => namespace !== candidate.namespace)
  const previous = base.members.find(({ namespace }) => namespace === candidate.namespace)?.content
  try {
    return await checker.run({
      kind: 'check', candidate,
      published: {
        catalogue: own.catalogue, subgraphs: [...own.subgraphs, ...others.map(asComposable)], ownNamespaces: ['catalogue', ...own.subgraphs.map(({ namespace }) => namespace)],
        departed: base.departed, apiSdl: base.artifact.apiSdl, ...(previous ? { previous } : {}),
      },
      operations: await recordedOperations(db),
    })
  } catch (error) {
    if (!(error instanceof CheckKilledError)) throw error
    return { results: [unending()] }
  }
}

const unending = (): CheckResult => ({
  id: 'budget.plan', status: 'FAILED',
  findings: [{
    code: 'CHECK_UNENDING', level: 'ERROR', location: { line: 1, column: 1 },
    message: { zh: '检查未能在时限与内存之内结束', en: 'The checks did not end within their time and memory' },
    cause: { zh: '这样的模式会使组合与查询规划同样没有止境', en: 'Composing and planning with such a schema would not end either' },
    fix: { zh: '减少类型、键与相互引用,或分几次提交', en: 'Have fewer types, keys and references between them, or submit in steps' },
  }],
})

/** An emergency is no time for arguing: going back may break operations again, and the endpoint may still be the newer one. */
const YIELDS_TO_ROLLBACK = /^(breaking|live)\./
/** Evidence that only an endpoint with data can give. */
const MAY_LACK_EVIDENCE = /^live\./

/** Why these results refuse a publication; null where they do not. A skipped check is no success. */
export const refusalOf = (results: readonly CheckResult[], purpose: CheckPurpose): Refusal | null => {
  const counted = results.filter(({ id }) => purpose !== 'ROLLBACK' || !YIELDS_TO_ROLLBACK.test(id))
  const failed = counted.filter(({ status }) => status === 'FAILED').map(({ id }) => id)
  if (failed.length > 0) return { code: 'CHECKS_FAILED', message: `检查不通过:${failed.join('、')}`, messageEn: `Checks failed: ${failed.join(', ')}` }
  const skipped = counted.filter(({ id, status }) => status === 'SKIPPED' && !MAY_LACK_EVIDENCE.test(id)).map(({ id }) => id)
  return skipped.length > 0 ? { code: 'CHECKS_SKIPPED', message: `未能检查:${skipped.join('、')}`, messageEn: `Checks were skipped: ${skipped.join(', ')}` } : null
}
