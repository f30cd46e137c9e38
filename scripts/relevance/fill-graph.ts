import { setTimeout as sleep } from 'node:timers/promises'
import { findConnection } from '../import/connection.ts'
import { FORMATS } from '../import/formats.ts'
import { createHttpUpserter } from '../import/http-upserter.ts'
import { importFiles } from '../import/import-files.ts'
import { recogniseFiles } from '../import/recognise-files.ts'
import type { Upserter } from '../import/upserter.ts'
import { UserMessage } from '../user-message.ts'
import { totalOf } from './ask-graph.ts'

const STANDSTILL_MS = 120_000

/** Imports the corpus as `npm run import` does and waits until all of it is found. Ids of the graph by ids of the corpus. */
export const fillGraph = async (url: string, folder: string, corpus: string): Promise<Map<string, string>> => {
  const { recognised } = await recogniseFiles([corpus], FORMATS)
  if (recognised.length === 0) throw new UserMessage(`不认识 ${corpus} 的格式 / No format of the importer knows ${corpus}`)
  const upsert = createHttpUpserter(await findConnection({ data: folder }), new AbortController().signal)
  const ids = new Map<string, string>()
  const remembering: Upserter = async (namespace, items) => {
    const outcomes = await upsert(namespace, items)
    for (const { sourceId, id } of outcomes) if (id !== null) ids.set(sourceId, id)
    return outcomes
  }
  let refused = 0
  for await (const event of importFiles(recognised, remembering, new AbortController().signal)) if (event.kind === 'outcome' && event.result === 'refused') refused += 1
  process.stdout.write(`已导入 / imported ${ids.size}, 拒绝 / refused ${refused}\n`)
  await untilFound(url, new Set(ids.values()).size)
  return ids
}

const untilFound = async (url: string, records: number): Promise<void> => {
  let found = 0
  for (let since = Date.now(); found < records; await sleep(500)) {
    const now = await totalOf(url)
    if (now > found) since = Date.now()
    found = now
    if (Date.now() - since > STANDSTILL_MS) throw new Error(`${found} of ${records} records are found, and no more came for ${STANDSTILL_MS / 1_000} s`)
  }
}
