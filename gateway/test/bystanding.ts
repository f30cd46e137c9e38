import { fork } from 'node:child_process'
import { once } from 'node:events'

/** A client in a process of its own, so that what it measures is the gateway and not the test. */
export async function bystander(url: string, seconds: number): Promise<{ times: number[]; failed: number }> {
  const child = fork(new URL('./bystander.ts', import.meta.url), [url, String(seconds)])
  const [report] = (await once(child, 'message')) as [{ times: number[]; failed: number }]
  return report
}

export const p99 = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.max(0, Math.ceil(times.length * 0.99) - 1)] ?? 0
