import { describe, expect, it } from 'vitest'
import { createBreaker } from '../../data-source/breaker.ts'

function breaker() {
  let now = 0
  const made = createBreaker({ failures: 3, openMs: 1_000, maxOpenMs: 4_000, now: () => now })
  const fail = (times: number): void => { for (let at = 0; at < times; at++) { made.admit(); made.failed() } }
  return { made, fail, pass: (ms: number) => { now += ms } }
}

describe('createBreaker', () => {
  it('opens after failures in a row, not before', () => {
    const { made, fail } = breaker()
    fail(2)
    expect(made.admit()).toBe('pass')
    made.succeeded()
    fail(3)
    expect(made.state).toBe('open')
    expect(made.admit()).toBe('refuse')
    expect(made.retryAfterSeconds()).toBe(1)
  })

  it('lets exactly one request through when half open', () => {
    const { made, fail, pass } = breaker()
    fail(3)
    pass(1_000)
    expect(made.state).toBe('half-open')
    expect([made.admit(), made.admit(), made.admit()]).toEqual(['probe', 'refuse', 'refuse'])
  })

  it('closes on a good probe', () => {
    const { made, fail, pass } = breaker()
    fail(3)
    pass(1_000)
    made.admit()
    made.succeeded()
    expect(made.state).toBe('closed')
    expect(made.admit()).toBe('pass')
  })

  it('waits twice as long after each bad probe, up to the most', () => {
    const { made, fail, pass } = breaker()
    fail(3)
    for (const wait of [1_000, 2_000, 4_000, 4_000]) {
      pass(wait - 1)
      expect(made.admit()).toBe('refuse')
      pass(1)
      expect(made.admit()).toBe('probe')
      made.failed()
    }
  })

  it('does not hang on a probe that decided nothing', () => {
    const { made, fail, pass } = breaker()
    fail(3)
    pass(1_000)
    made.admit()
    made.undecided()
    expect(made.admit()).toBe('probe')
  })
})
