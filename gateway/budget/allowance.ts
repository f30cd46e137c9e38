/** Requests and cost that one client may use in a minute. */
export interface Allowance {
  requests: number
  cost: number
}

/** Anonymous clients are told apart by address; people by their id, wherever they ask from; those who hold a key as well, with a larger share. */
export type ClientKind = 'anonymous' | 'signedIn' | 'key'

export type Allowances = Record<ClientKind, Allowance>

export interface AllowanceSettings {
  anonymousRequests: number | undefined
  anonymousCost: number | undefined
  signedInTimes: number
  keyTimes: number
}

export const DEFAULT_ALLOWANCE: Allowance = { requests: 1_200, cost: 1_000_000 }

/** A gateway that only this machine reaches is used by its developers and their load tests. */
const LOOPBACK_TIMES = 100

export function allowancesOf({ anonymousRequests, anonymousCost, signedInTimes, keyTimes }: AllowanceSettings, loopback: boolean): Allowances {
  const unset = loopback ? LOOPBACK_TIMES : 1
  const anonymous = { requests: anonymousRequests ?? DEFAULT_ALLOWANCE.requests * unset, cost: anonymousCost ?? DEFAULT_ALLOWANCE.cost * unset }
  const times = (factor: number): Allowance => ({ requests: anonymous.requests * factor, cost: anonymous.cost * factor })
  return { anonymous, signedIn: times(signedInTimes), key: times(keyTimes) }
}
