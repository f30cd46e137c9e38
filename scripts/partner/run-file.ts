import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { RUN_FILE, type RunFile } from '../start/internal-route.ts'
import { UserMessage } from '../user-message.ts'
import { fromHere } from './here.ts'

/** What a graph that runs on this machine left in its data folder for its operator. */
export const readRunFile = (data: string): RunFile => {
  const file = join(fromHere(data), RUN_FILE)
  if (!existsSync(file)) throw new UserMessage(`${file} 不存在:此数据文件夹上没有运行中的图 / There is none: no graph runs on this data folder`)
  return JSON.parse(readFileSync(file, 'utf8')) as RunFile
}

interface Answer<T> { data?: T | null; errors?: { message: string }[] }

/** One operation on the registry as the operator of that graph. */
export const askAsOperator = async <T>({ internalUrl, internalToken }: RunFile, query: string, variables: Record<string, unknown>): Promise<T> => {
  const response = await fetch(`${internalUrl}/registry`, {
    method: 'POST', body: JSON.stringify({ query, variables }), signal: AbortSignal.timeout(60_000),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${internalToken}` },
  })
  const { data, errors } = (await response.json()) as Answer<T>
  if (!data) throw new UserMessage(errors?.[0]?.message ?? `HTTP ${response.status}`)
  return data
}
