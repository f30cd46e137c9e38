import type { GraphQLError } from 'graphql'
import { isSignedIn, type Viewer } from '../../schema/viewer.ts'
import { operationHash } from '../../schema/operation-hash.ts'
import { boundedCache } from '../../subgraphs/kit/bounded-cache.ts'
import { refusal } from '../errors/refusal.ts'
import type { OperationSource } from './operation-source.ts'

/** Who may ask what is not registered: everybody, those who signed in, nobody. */
export type OperationMode = 'any' | 'registered-anonymous' | 'registered'

/** The registered document that a text means; a refusal where it is none; undefined where the text may be asked as it is. */
export type CheckRegistered = (query: string, viewer: Viewer) => Promise<string | GraphQLError | undefined>

const NOT_A_DOCUMENT = ''

/** With `any` nothing is looked up. Otherwise blanks and comments may differ, and what runs is the text that was registered. */
export function createSafelist(mode: OperationMode, operations: OperationSource | undefined): CheckRegistered {
  const hashes = boundedCache<string, string>({ entries: 2_000, weight: 8_000_000, weigh: (text) => text.length })

  const hashOf = (query: string): string => {
    const known = hashes.get(query) ?? hashed(query)
    hashes.set(query, known)
    return known
  }

  return async (query, viewer) => {
    // Jobs of ours (schedules, exports, frozen results) run for a person what was checked when it was saved or ordered.
    if (viewer.acted) return undefined
    if (mode === 'any' || (mode === 'registered-anonymous' && isSignedIn(viewer))) return undefined
    const hash = hashOf(query)
    // What is no document is for the server to explain.
    if (hash === NOT_A_DOCUMENT) return undefined
    return (await operations?.byHash(hash)) ?? notRegistered(mode)
  }
}

function hashed(query: string): string {
  try {
    return operationHash(query)
  } catch {
    return NOT_A_DOCUMENT
  }
}

const notRegistered = (mode: OperationMode): GraphQLError => mode === 'registered'
  ? refusal('FORBIDDEN', { zh: '这里只执行已登记的操作;请先用 registerOperations 登记', en: 'Only registered operations run here; register it with registerOperations first', status: 403 })
  : refusal('FORBIDDEN', { zh: '未登录时只执行已登记的操作;请登录,或先登记', en: 'Without a sign-in only registered operations run here; sign in, or register it first', status: 403 })
