import { describe, expect, it } from 'vitest'
import type { SleepJob } from './fixtures/sleeping-thread.ts'
import { createReaderPool } from './reader-pool.ts'
import { startThread } from './start-thread.ts'

const SLEEPER = new URL('./fixtures/sleeping-thread.ts', import.meta.url)

const pool = (size: number, deadlineMs: number, workerData: unknown = null) => {
  let started = 0
  const readers = createReaderPool<SleepJob>(() => {
    started++
    return startThread(SLEEPER, workerData)
  }, size, deadlineMs)
  return { ...readers, started: () => started }
}
const code = (code: string) => ({ extensions: { code } })

describe('createReaderPool', () => {
  it('gives up a job at its deadline with TIMEOUT, replaces the reader, and answers the next ones', async () => {
    const { run, close, started } = pool(1, 1_000)
    await run({})
    await expect(run({ ms: 3_000 })).rejects.toMatchObject(code('TIMEOUT'))
    await expect(run({ ms: 20 })).rejects.toMatchObject(code('OVERLOADED'))
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    expect(await run({})).toBe(0)
    expect(started()).toBe(2)
    await close()
  })

  it('answers others while one job hangs', async () => {
    const { run, close } = pool(2, 1_500)
    await Promise.all([run({}), run({})])
    const hanging = expect(run({ ms: 2_500 })).rejects.toMatchObject(code('TIMEOUT'))
    expect(await Promise.all(Array.from({ length: 20 }, () => run({})))).toEqual(Array.from({ length: 20 }, () => 0))
    await hanging
    expect(await run({})).toBe(0)
    await close()
  })

  it('lets a job wait for a reader as long as the deadline, then refuses it with OVERLOADED', async () => {
    const { run, close } = pool(1, 1_500)
    await run({})
    const first = run({ ms: 1_000 })
    const waiting = run({ ms: 1_000 })
    const refused = expect(run({ ms: 1 })).rejects.toMatchObject(code('OVERLOADED'))
    expect(await first).toBe(1_000)
    expect(await waiting).toBe(1_000)
    await refused
    await close()
  })

  it('passes the error of a job on and keeps the reader', async () => {
    const { run, close, started } = pool(1, 1_000)
    await expect(run({ fail: 'no such table' })).rejects.toThrow('no such table')
    expect(await run({ ms: 1 })).toBe(1)
    expect(started()).toBe(1)
    await close()
  })

  it('replaces a reader that ended by itself', async () => {
    const { run, close, started } = pool(1, 2_000)
    await expect(run({ exit: true })).rejects.toThrow(/ended/)
    expect(await run({ ms: 1 })).toBe(1)
    expect(started()).toBe(2)
    await close()
  })

  it('tells callers why a reader could not start', async () => {
    const { run, close } = pool(1, 5_000, { broken: true })
    await expect(run({})).rejects.toThrow('could not start')
    await close()
  })

  it('close answers what was asked before, and nothing after', async () => {
    const { run, close } = pool(1, 2_000)
    const asked = [run({ ms: 50 }), run({ ms: 51 })]
    const closing = close()
    await expect(run({})).rejects.toThrow(/closed/)
    expect(await Promise.all(asked)).toEqual([50, 51])
    await closing
  })
})
