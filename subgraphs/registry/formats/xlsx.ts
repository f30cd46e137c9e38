import { Readable } from 'node:stream'
import yazl from 'yazl'
import { header, lines, type Table } from './lines.ts'
import { MOST_LINES, rowXml, sheetEnd, sheetStart } from './sheet-xml.ts'
import { sheetFile, workbookFiles } from './workbook-xml.ts'

const PIECE = 65_536

/**
 * A workbook that is packed while its rows still come: texts inline, numbers and booleans typed, header row in sight. A sheet that is full goes on in the
 * next one. `mostLines` is Excel's limit; tests have a smaller one.
 */
export async function* xlsx(table: Table, mostLines: number = MOST_LINES): AsyncGenerator<Buffer> {
  const zip = new yazl.ZipFile()
  const output = zip.outputStream as Readable
  zip.on('error', (error: Error) => output.destroy(error))
  const filling = fill(zip, table, mostLines).catch((error: unknown) => { output.destroy(error instanceof Error ? error : new Error(String(error))) })
  try {
    yield* output as AsyncIterable<Buffer>
  } finally {
    // Where the reader has gone, what still waits to be packed has to end too.
    output.destroy()
  }
  await filling
}

const fill = async (zip: yazl.ZipFile, table: Table, mostLines: number): Promise<void> => {
  const source = lines(table)
  const titles = header({ columns: table.columns, titles: table.titles })
  const kinds = table.columns.map(({ kind }) => kind)
  const state = { done: false }
  let sheets = 0
  try {
    while (!state.done) {
      sheets += 1
      const sheet = Readable.from(sheetXml(source, titles, kinds, mostLines, state), { objectMode: false })
      await packed(zip, sheet, sheetFile(sheets))
    }
  } finally {
    await source.return(undefined)
  }
  for (const [file, text] of Object.entries(workbookFiles(table.name, sheets))) zip.addBuffer(Buffer.from(text), file)
  zip.end()
}

/** Resolves when all of the sheet is read; rejects where its rows fail, and where nobody reads the file any more. */
const packed = (zip: yazl.ZipFile, sheet: Readable, file: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const gone = (): void => {
      sheet.destroy()
      reject(new Error('the reader of the workbook has gone'))
    }
    zip.outputStream.once('close', gone)
    sheet.once('end', () => {
      zip.outputStream.removeListener('close', gone)
      resolve()
    })
    sheet.once('error', reject)
    zip.addReadStream(sheet, file)
  })

async function* sheetXml(source: AsyncGenerator<Parameters<typeof rowXml>[1]>, titles: readonly string[], kinds: Parameters<typeof rowXml>[2], mostLines: number, state: { done: boolean }): AsyncGenerator<string> {
  let line = 1
  let piece = sheetStart(titles.map((title) => ({ title }))) + rowXml(line, titles, [], true)
  while (line < mostLines) {
    const next = await source.next()
    if (next.done) {
      state.done = true
      break
    }
    line += 1
    piece += rowXml(line, next.value, kinds)
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield piece + sheetEnd(titles.length, line)
}
