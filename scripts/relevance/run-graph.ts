import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const READY_MS = 180_000

export interface StartedGraph { url: string; stop(): Promise<void> }

/** The whole graph as `npm start` runs it, in a process of its own, without demo data. */
export const runGraph = async (folder: string, environment: NodeJS.ProcessEnv): Promise<StartedGraph> => {
  const child = spawn(process.execPath, ['scripts/start.ts', '--port', '0', '--data', folder, '--no-demo'], { cwd: ROOT, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'exit')
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await ended
  }
  let output = ''
  const url = await new Promise<string>((ready, failed) => {
    const timer = setTimeout(() => failed(new Error(`The graph was not ready in ${READY_MS / 1_000} s: ${output.slice(-2_000)}`)), READY_MS)
    const hear = (chunk: Buffer): void => {
      output = `${output}${chunk.toString()}`.slice(-20_000)
      const found = /^ready (\S+)$/m.exec(output)?.[1]
      if (!found) return
      clearTimeout(timer)
      ready(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => {
      clearTimeout(timer)
      failed(new Error(`The graph ended (${code}): ${output.slice(-2_000)}`))
    })
  }).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { url, stop }
}
