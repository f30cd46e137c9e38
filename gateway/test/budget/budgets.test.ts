import { describe, expect, it } from 'vitest'
import { allowancesOf } from '../../budget/allowance.ts'
import { createBudgets } from '../../budget/budgets.ts'

const ALLOWANCES = allowancesOf({ anonymousRequests: 60, anonymousCost: 600, signedInTimes: 5, keyTimes: 20 }, false)

describe('createBudgets', () => {
  it('gives each client its own minute, which refills evenly', () => {
    let now = 0
    const budgetOf = createBudgets(ALLOWANCES, () => now)
    for (let count = 0; count < 60; count += 1) expect(budgetOf('anonymous', 'a').takeRequest()).toBeUndefined()
    const refused = budgetOf('anonymous', 'a').takeRequest()
    expect(refused?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 1, http: { status: 429 } })
    expect(budgetOf('anonymous', 'b').takeRequest()).toBeUndefined()
    now = 1_000
    expect(budgetOf('anonymous', 'a').takeRequest()).toBeUndefined()
    expect(budgetOf('anonymous', 'a').takeRequest()).toBeDefined()
    now = 10_000_000
    expect(budgetOf('anonymous', 'a').requests()).toEqual({ limit: 60, remaining: 60, resetSeconds: 0 })
  })

  it('says of a refused cost what is left and when there is enough, and takes nothing', () => {
    let now = 0
    const budgetOf = createBudgets(ALLOWANCES, () => now)
    expect(budgetOf('anonymous', 'a').takeCost(550)).toBeUndefined()
    const refused = budgetOf('anonymous', 'a').takeCost(100)
    expect(refused?.extensions).toMatchObject({ retryAfterSeconds: 5, messageEn: expect.stringContaining('limit 600, remaining 50, needed 100; try again in 5 s') })
    expect(budgetOf('anonymous', 'a').takeCost(50)).toBeUndefined()
    now = 10_000
    expect(budgetOf('anonymous', 'a').takeCost(100)).toBeUndefined()
  })

  it('a person and a key have more, each a budget of its own', () => {
    const budgetOf = createBudgets(ALLOWANCES)
    expect([budgetOf('signedIn', 'u').requests().limit, budgetOf('key', 'u').cost().limit]).toEqual([300, 12_000])
    budgetOf('signedIn', 'u').takeRequest()
    expect(budgetOf('key', 'u').requests().remaining).toBe(1_200)
  })

  it('forgets no recent client while as many others come by as it remembers, and no more', () => {
    const budgetOf = createBudgets(ALLOWANCES, () => 0)
    budgetOf('anonymous', 'first').takeCost(600)
    for (let client = 0; client < 49_999; client += 1) budgetOf('anonymous', `other ${client}`)
    expect(budgetOf('anonymous', 'first').cost().remaining).toBe(0)
  })
})

describe('allowancesOf', () => {
  it('is a hundred times larger on loopback, unless it is set', () => {
    const unset = { anonymousRequests: undefined, anonymousCost: undefined, signedInTimes: 5, keyTimes: 20 }
    expect(allowancesOf(unset, false)).toEqual({ anonymous: { requests: 1_200, cost: 1_000_000 }, signedIn: { requests: 6_000, cost: 5_000_000 }, key: { requests: 24_000, cost: 20_000_000 } })
    expect(allowancesOf(unset, true).anonymous).toEqual({ requests: 120_000, cost: 100_000_000 })
    expect(allowancesOf({ ...unset, anonymousRequests: 7 }, true).anonymous).toEqual({ requests: 7, cost: 100_000_000 })
  })
})
