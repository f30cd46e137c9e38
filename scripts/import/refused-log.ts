import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { RefusedRecord } from './events.ts'
import type { RecognisedFile } from './recognise-files.ts'

const LISTED_ON_SCREEN = 100

/** `file record 12 (id 7170): CODE message`. Confidential records come without an id. */
const lineOf = ({ file }: RecognisedFile, { number, sourceId, reasons, by }: RefusedRecord): string =>
  `refused${by === 'graph' ? ' by the graph' : ''}: ${file.path} record ${number}${sourceId === undefined ? '' : ` (${sourceId})`}: ${reasons.map(({ code, message }) => `${code} ${message}`).join('; ')}`

/** Every refused record: all in `<data>/import-refused.jsonl`, written anew by each run, the first hundred on the screen as well. */
export const openRefusedLog = async (data: string, print: (line: string) => void) => {
  await mkdir(data, { recursive: true })
  const path = join(data, 'import-refused.jsonl')
  const stream = createWriteStream(path)
  let refused = 0
  return {
    add(source: RecognisedFile, record: RefusedRecord): void {
      refused++
      stream.write(`${JSON.stringify({ file: source.file.path, record: record.number, sourceId: record.sourceId, by: record.by, reasons: record.reasons })}\n`)
      if (refused <= LISTED_ON_SCREEN) print(lineOf(source, record))
    },
    async close(): Promise<void> {
      stream.end()
      await finished(stream)
      if (refused > LISTED_ON_SCREEN) print(`… and ${(refused - LISTED_ON_SCREEN).toLocaleString('en')} more refused records`)
      if (refused > 0) print(`all refused records: ${path}`)
    },
  }
}
