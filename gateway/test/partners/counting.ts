import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface Counted { calls: number; mostInASecond: number; mostAtOnce: number; mostIds: number; pings: number }

/** Starts the counting partner; `count` says what it has seen so far. */
export async function startCountingPartner(delayMs: number): Promise<{ url: string; count(): Promise<Counted>; stop(): void }> {
  const child = fork(join(import.meta.dirname, 'counting-partner.ts'), [String(delayMs)])
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    async count() {
      const answered = once(child, 'message')
      child.send('count')
      const [counted] = (await answered) as [Counted]
      return counted
    },
    stop: () => child.kill(),
  }
}
