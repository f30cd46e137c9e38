import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { RUN_FILE, type RunFile } from '../start/internal-route.ts'

export interface Server extends RunFile { stop(): Promise<void> }

const READY_MS = 300_000

/** `npm start` as a process of its own, so that its memory is its own too. */
export const startServer = async (folder: string, environment: Record<string, string> = {}): Promise<Server> => {
  const child: ChildProcess = spawn(process.execPath, [resolve(import.meta.dirname, '../start.ts'), '--port', '0', '--data', folder, '--no-demo'], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  const ready = new Promise<void>((done) => {
    child.stdout?.on('data', (piece: Buffer) => {
      output += piece.toString()
      if (/^ready /m.test(output)) done()
    })
  })
  const ended = once(child, 'exit').then(() => { throw new Error(`the graph ended: ${output}`) })
  const late = new Promise<never>((_done, fail) => setTimeout(() => fail(new Error(`the graph was not ready in ${READY_MS / 1_000} s: ${output}`)), READY_MS).unref())
  await Promise.race([ready, ended, late])
  ended.catch(() => undefined)
  return {
    ...(JSON.parse(readFileSync(join(folder, RUN_FILE), 'utf8')) as RunFile),
    stop: async () => {
      if (child.exitCode !== null) return
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    },
  }
}
