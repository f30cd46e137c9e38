import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')

export interface GraphProcess {
  url: string
  /** What it printed so far. */
  output(): string
  /** Sends a signal and waits for the end; the exit code, or null after a kill. */
  end(signal?: NodeJS.Signals): Promise<number | null>
  child: ChildProcess
}

/** Starts a script of ours as a plain process and waits for its `ready <url>` line. */
export const startProcess = async (args: string[], environment: Record<string, string> = {}, timeoutMs = 60_000): Promise<GraphProcess> => {
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let ready: (url: string) => void = () => undefined
  let failed: (error: Error) => void = () => undefined
  const url = new Promise<string>((yes, no) => { ready = yes; failed = no })
  const hear = (chunk: Buffer): void => {
    output += chunk.toString()
    const found = /^ready (\S+)$/m.exec(output)
    if (found?.[1]) ready(found[1])
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  child.once('exit', (code, signal) => failed(new Error(`${args.join(' ')} ended (${code ?? signal}): ${output}`)))
  const timer = setTimeout(() => failed(new Error(`${args.join(' ')} was not ready in ${timeoutMs} ms: ${output}`)), timeoutMs)
  try {
    return {
      url: await url,
      output: () => output,
      child,
      end: async (signal = 'SIGTERM') => {
        if (child.exitCode === null && child.signalCode === null) {
          const exited = once(child, 'exit')
          child.kill(signal)
          await exited
        }
        return child.exitCode
      },
    }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** One GraphQL request. */
export const ask = async <T = Record<string, unknown>>(url: string, query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<{ data?: T | null; errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[]; extensions?: Record<string, unknown> }> => {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query, variables }), signal: AbortSignal.timeout(15_000) })
  return (await response.json()) as never
}
