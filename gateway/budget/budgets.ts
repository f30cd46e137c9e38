import type { GraphQLError } from 'graphql'
import { boundedCache } from '../../subgraphs/kit/bounded-cache.ts'
import { refusal } from '../errors/refusal.ts'
import type { Allowances, ClientKind } from './allowance.ts'
import { type Bucket, fullBucket, refill, secondsUntil, take } from './bucket.ts'

/** How one allowance of a client stands. */
export interface Standing { limit: number; remaining: number; resetSeconds: number }

/** The budget of the client that makes one request. */
export interface RequestBudget {
  /** One request; refused where there is none left. */
  takeRequest(): GraphQLError | undefined
  /** The cost of the operation, known before any subgraph is asked; refused where less is left. */
  takeCost(cost: number): GraphQLError | undefined
  requests(): Standing
  cost(): Standing & { requested: number }
}

export type BudgetOf = (kind: ClientKind, client: string) => RequestBudget

interface Spent { requests: Bucket; cost: Bucket }

/** Clients that are remembered; one that is forgotten starts with a full budget, so an attack with more addresses than these costs memory of ours only so far. */
const CLIENTS = 50_000

const LABELS = { requests: { zh: '请求数', en: 'requests' }, cost: { zh: '查询成本', en: 'query cost' } } as const

/** Token buckets in the memory of this process: several gateways give each client that many times the budget. */
export function createBudgets(allowances: Allowances, now: () => number = () => performance.now()): BudgetOf {
  const clients = boundedCache<string, Spent>({ entries: CLIENTS })

  return (kind, client) => {
    const limits = allowances[kind]
    const key = `${kind} ${client}`
    const spent = clients.get(key) ?? { requests: fullBucket(limits.requests, now()), cost: fullBucket(limits.cost, now()) }
    clients.set(key, spent)
    let requested = 0

    const standing = (what: 'requests' | 'cost'): Standing => {
      refill(spent[what], limits[what], now())
      return { limit: limits[what], remaining: Math.floor(spent[what].left), resetSeconds: secondsUntil(spent[what], limits[what], limits[what]) }
    }
    const takeFrom = (what: 'requests' | 'cost', amount: number): GraphQLError | undefined => {
      refill(spent[what], limits[what], now())
      if (take(spent[what], amount)) return undefined
      const { limit, remaining } = standing(what)
      return refused(what, { limit, remaining, amount: Math.ceil(amount), seconds: Math.max(1, secondsUntil(spent[what], limit, amount)) })
    }

    return {
      takeRequest: () => takeFrom('requests', 1),
      takeCost(cost) {
        requested += Math.ceil(cost)
        return takeFrom('cost', cost)
      },
      requests: () => standing('requests'),
      cost: () => ({ requested, ...standing('cost') }),
    }
  }
}

function refused(what: keyof typeof LABELS, { limit, remaining, amount, seconds }: { limit: number; remaining: number; amount: number; seconds: number }): GraphQLError {
  const { zh, en } = LABELS[what]
  return refusal('RATE_LIMITED', {
    zh: `每分钟的${zh}限额不足:上限 ${limit},剩余 ${remaining},此次需 ${amount};${seconds} 秒后可再试`,
    en: `The budget of ${en} per minute is used up: limit ${limit}, remaining ${remaining}, needed ${amount}; try again in ${seconds} s`,
    retryAfterSeconds: seconds,
  })
}
