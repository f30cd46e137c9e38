import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isObject } from './values/json.ts'

/** Where the running graph takes records of ours, and the token for it. */
export interface Connection { base: string; token: string }

/** An error that a person at the command line can mend: a sentence, no stack. */
export const plain = (sentence: string, cause?: unknown): Error => Object.assign(new Error(sentence, { cause }), { plain: true as const })

export const isPlain = (error: unknown): error is Error => error instanceof Error && 'plain' in error

interface RunFile { url: string; internalUrl: string; internalToken: string }

/**
 * What the command line says wins. The token of `run.json` goes to the graph that wrote it and nowhere else: another address needs a token of its own.
 */
export const findConnection = async ({ data, url, token }: { data: string; url?: string | undefined; token?: string | undefined }): Promise<Connection> => {
  const run = await readRunFile(join(data, 'run.json'))
  if (url !== undefined && !URL.canParse(url)) throw plain(`--url ${url} is no address; it looks like http://127.0.0.1:4000/graphql`)
  const isThisGraph = run !== undefined && (url === undefined || [run.url, run.internalUrl].some((own) => new URL(own).origin === new URL(url).origin))
  const base = isThisGraph ? run.internalUrl : url
  if (base === undefined) throw plain(`No graph is running: ${join(data, 'run.json')} is not there. Start it with \`npm start\`, or say which graph with --data, or --url and --token.`)
  const found = token ?? (isThisGraph ? run.internalToken : undefined)
  if (found === undefined) throw plain(`There is no token for ${base}: give it with --token, or --data with the folder of the graph that runs there.`)
  return { base: withoutTail(base), token: found }
}

/** `{base}/internal/<namespace>` is made from the base: what people paste ends in /graphql or /internal. */
const withoutTail = (url: string): string => url.replace(/\/+$/, '').replace(/\/(graphql|internal)$/, '')

const readRunFile = async (path: string): Promise<RunFile | undefined> => {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  const run: unknown = parse(text, path)
  if (isObject(run) && [run['url'], run['internalUrl']].every((one) => typeof one === 'string' && URL.canParse(one)) && typeof run['internalToken'] === 'string') return run as unknown as RunFile
  throw plain(`${path} is not what a running graph writes: it needs url, internalUrl and internalToken. Stop the graph and start it again.`)
}

const parse = (text: string, path: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw plain(`${path} is not JSON. Stop the graph and start it again.`, error)
  }
}
