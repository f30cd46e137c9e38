import { setTimeout } from 'node:timers/promises'
import { mintDevelopmentToken } from '../../gateway/auth/mint-development-token.ts'
import type { RoleGrant } from '../../schema/viewer.ts'
import { DEVELOPMENT_KEY, type LocalStack } from './local-stack.ts'

const BATCH = 500

export interface Item { namespace: string; typename: string; resourceType: string; sourceId: string; document: Record<string, unknown> }

/** Writes records through their owners and waits until all can be found. Ids by source id. */
export const write = async (stack: LocalStack, items: readonly Item[]): Promise<Record<string, string>> => {
  const ids: Record<string, string> = {}
  const positions = new Map<string, string>()
  for (const namespace of new Set(items.map((item) => item.namespace))) {
    const own = items.filter((item) => item.namespace === namespace)
    for (let at = 0; at < own.length; at += BATCH) {
      const outcomes = await stack.upsert(namespace, own.slice(at, at + BATCH).map(({ typename, resourceType, sourceId, document }) => ({ sourceId, typename, document: { resourceType, ...document } })))
      for (const outcome of outcomes) {
        if (outcome.result === 'REFUSED') throw new Error(JSON.stringify(outcome))
        ids[outcome.sourceId] = outcome.id
        positions.set(namespace, outcome.position)
      }
    }
  }
  await untilFound(stack, [...positions.values()])
  return ids
}

/** Waits, in as many searches as it takes, until these writes can be found. */
export const untilFound = async (stack: LocalStack, positions: readonly string[]): Promise<void> => {
  const give = Date.now() + 60_000
  for (;;) {
    const started = Date.now()
    const { errors } = await stack.ask('query($p: [String!]) { searchResources(first: 1, notBefore: $p) { pageInfo { hasNextPage } } }', { p: positions })
    // A search engine that is just starting says when to ask again.
    const isAway = errors?.[0]?.extensions.code === 'SEARCH_UNAVAILABLE'
    if (errors?.[0] && !isAway) throw new Error(JSON.stringify(errors[0]))
    if (!isAway && Date.now() - started < 1_800) return
    if (isAway) await setTimeout(1_000)
    if (Date.now() > give) throw new Error('the writes cannot be found after a minute')
  }
}

/** Headers of a signed-in viewer. */
export const signedIn = async (sub: string, grants: RoleGrant[] = [], agreements: string[] = []): Promise<Record<string, string>> => ({
  authorization: `Bearer ${await mintDevelopmentToken({ sub, grants, agreements }, DEVELOPMENT_KEY)}`,
})
