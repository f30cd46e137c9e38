import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { GRACE_MS, watchTime } from '../../planner/watch-time.ts'

/** A thread that computes for a part of the time; what it did before the job is told too. */
const thread = (part: number, beganMs = 1_000) => {
  const from = Date.now()
  return { beganMs, worker: { cpuUsage: vi.fn(async () => ({ user: (beganMs + (Date.now() - from) * part * 0.75) * 1_000, system: (Date.now() - from) * part * 250 })) } }
}

describe('watchTime', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('ends a job that computed as long as it may', async () => {
    const over = vi.fn()
    watchTime({ ...thread(1), deadlineMs: 500, over })
    await vi.advanceTimersByTimeAsync(499)
    expect(over).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(20)
    expect(over.mock.calls).toEqual([['deadline']])
  })

  it('gives a job on a busy machine the processor time that it may have, and asks seldom', async () => {
    const over = vi.fn()
    const busy = thread(0.2)
    watchTime({ ...busy, deadlineMs: 500, over })
    await vi.advanceTimersByTimeAsync(2_400)
    expect(over).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(200)
    expect(over.mock.calls).toEqual([['deadline']])
    expect(busy.worker.cpuUsage.mock.calls.length).toBeLessThan(40)
  })

  it('waits for no processor for ever, and says that it was the clock', async () => {
    const over = vi.fn()
    watchTime({ ...thread(0), deadlineMs: 500, over })
    await vi.advanceTimersByTimeAsync(500 + GRACE_MS - 1)
    expect(over).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(over.mock.calls).toEqual([['clock']])
  })

  it('does so too where the thread does not tell its time', async () => {
    const over = vi.fn()
    watchTime({ worker: { cpuUsage: () => new Promise(() => undefined) }, beganMs: 0, deadlineMs: 500, over })
    await vi.advanceTimersByTimeAsync(500 + GRACE_MS)
    expect(over.mock.calls).toEqual([['clock']])
  })

  it('ends with the job, and with the thread', async () => {
    const over = vi.fn()
    watchTime({ ...thread(1), deadlineMs: 500, over })()
    watchTime({ worker: { cpuUsage: () => Promise.reject(new Error('not running')) }, beganMs: 0, deadlineMs: 500, over })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(over).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })
})
