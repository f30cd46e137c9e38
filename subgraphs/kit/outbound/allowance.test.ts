import { describe, expect, it } from 'vitest'
import { allowanceOf, createAllowance, type Turn } from './allowance.ts'

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const mostWithin = (times: readonly number[], ms: number): number => Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length))

/** Enters, works for a while, leaves; says when it began. */
const work = async (turn: Promise<Turn>, ms: number, begun: number[]): Promise<boolean> => {
  const { leave } = await turn
  if (!leave) return false
  begun.push(performance.now())
  await sleep(ms)
  leave()
  return true
}

describe('createAllowance', () => {
  it('lets a burst of the rate through at once, and no second have more', async () => {
    const allowance = createAllowance({ requestsPerSecond: 20, concurrency: 100 })
    const begun: number[] = []
    const started = performance.now()
    const went = await Promise.all(Array.from({ length: 50 }, () => work(allowance.enter(5_000), 1, begun)))
    expect(went.every(Boolean)).toBe(true)
    expect(begun.filter((at) => at - started < 100)).toHaveLength(20)
    expect(mostWithin(begun, 1_000)).toBe(20)
    expect(performance.now() - started).toBeLessThan(2_800)
  })

  it('has no more under way than was declared, first come first served', async () => {
    const allowance = createAllowance({ requestsPerSecond: 1_000, concurrency: 3 })
    let most = 0
    let underWay = 0
    const order: number[] = []
    await Promise.all(Array.from({ length: 20 }, async (_, at) => {
      const { leave } = await allowance.enter(5_000)
      most = Math.max(most, ++underWay)
      order.push(at)
      await sleep(10)
      underWay--
      leave?.()
    }))
    expect(most).toBe(3)
    expect(order).toEqual([...order].sort((a, b) => a - b))
  })

  it('refuses at once what its rate cannot take in time, and says when to come again', async () => {
    const allowance = createAllowance({ requestsPerSecond: 2, concurrency: 10 })
    const turns = [allowance.enter(0), allowance.enter(0)]
    expect((await Promise.all(turns)).every(({ leave }) => leave)).toBe(true)
    const started = performance.now()
    expect(await allowance.enter(500)).toEqual({ retryAfterSeconds: 2 })
    expect(performance.now() - started).toBeLessThan(50)
  })

  it('refuses after the wait what those under way leave no room for, and forgets it', async () => {
    const allowance = createAllowance({ requestsPerSecond: 100, concurrency: 1 })
    const first = await allowance.enter(0)
    const started = performance.now()
    expect(await allowance.enter(100)).toEqual({ retryAfterSeconds: 1 })
    expect(performance.now() - started).toBeGreaterThan(90)
    first.leave?.()
    expect(await allowance.enter(0)).toHaveProperty('leave')
  })

  it('lets a partner of huge answers wait until they would have come at eight megabytes a second, but for one second of them', async () => {
    let now = 0
    const allowance = createAllowance({ requestsPerSecond: 100, concurrency: 1 }, 1, () => now)
    ;(await allowance.enter(0)).leave?.(8 * 1_048_576)
    ;(await allowance.enter(0)).leave?.(16 * 1_048_576)
    expect(await allowance.enter(1_900)).toEqual({ retryAfterSeconds: 2 })
    now = 2_000
    expect(await allowance.enter(0)).toHaveProperty('leave')
  })

  it('takes rates below one a second', async () => {
    let now = 0
    const allowance = createAllowance({ requestsPerSecond: 0.5, concurrency: 1 }, 1, () => now)
    ;(await allowance.enter(0)).leave?.()
    now = 1_900
    expect(await allowance.enter(0)).toEqual({ retryAfterSeconds: 1 })
    now = 2_100
    expect(await allowance.enter(0)).toHaveProperty('leave')
  })
})

describe('allowanceOf', () => {
  it('is one for an endpoint, whoever asks, and follows the latest terms and the share of this process', async () => {
    const terms = { requestsPerSecond: 10, concurrency: 4 }
    const one = allowanceOf('skynet', 'https://skynet.example.org/graphql', terms)
    expect(allowanceOf('skynet', 'https://skynet.example.org/graphql', terms, 0.5)).toBe(one)
    expect(allowanceOf('skynet', 'https://elsewhere.example.org/graphql', terms)).not.toBe(one)
    const turns = await Promise.all([1, 2, 3].map(() => one.enter(0)))
    expect(turns.map(({ leave }) => leave !== undefined)).toEqual([true, true, false])
  })
})
