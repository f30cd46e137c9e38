import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Format, Reason, ResourceUpsert } from './format.ts'
import { isRefusal, mapRecord } from './map-record.ts'
import { readHead } from './source/head.ts'
import type { SourceFile } from './source/source-file.ts'

/** For tests: the real files, which lie beside the repository on the machines that have them. */
export const DATA = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
export const hasData = existsSync(DATA)

export interface ReadThrough {
  rows: number
  upserts: ResourceUpsert[]
  byType: Record<string, number>
  refused: { number: number; sourceId?: string; reason: Reason }[]
  notes: string[]
  recognised: boolean
}

export const openFile = async (path: string): Promise<SourceFile & { recognisedBy: (format: Format) => boolean }> => {
  const head = await readHead(path)
  if (!head) throw new Error(`${path} is no text`)
  return { path, size: head.size, encoding: head.encoding, bytesRead: 0, notes: [], recognisedBy: (format) => format.recognise(head) }
}

/** Reads and maps a whole file as the importer would. */
export const readThrough = async (format: Format, path: string): Promise<ReadThrough> => {
  const file = await openFile(path)
  const through: ReadThrough = { rows: 0, upserts: [], byType: {}, refused: [], notes: file.notes, recognised: file.recognisedBy(format) }
  const keep = (upsert: ResourceUpsert): void => {
    through.upserts.push(upsert)
    through.byType[upsert.typename] = (through.byType[upsert.typename] ?? 0) + 1
  }
  for (const upsert of format.brings ?? []) keep(upsert)
  for await (const raw of format.read(file)) {
    through.rows += 'rows' in raw ? (raw.rows ?? 1) : 1
    for (const item of mapRecord(format, raw)) {
      if (isRefusal(item)) through.refused.push({ number: raw.number, sourceId: item.sourceId, reason: item.refused })
      else keep(item)
    }
  }
  return through
}

export const readReal = (format: Format, path: string): Promise<ReadThrough> => readThrough(format, `${DATA}${path}`)

export const bySourceId = ({ upserts }: ReadThrough, sourceId: string): ResourceUpsert => {
  const found = upserts.find((upsert) => upsert.sourceId === sourceId)
  if (!found) throw new Error(`no record ${sourceId}`)
  return found
}
