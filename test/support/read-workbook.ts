import { inflateRawSync } from 'node:zlib'
import { SaxesParser } from 'saxes'

/** The files of a zip, by its central directory: a reader that has nothing in common with what wrote it. */
export const unzip = (zip: Buffer): Map<string, string> => {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'))
  const files = new Map<string, string>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed, nameLength, extra, comment, header] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)]
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString()
    const data = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28)
    const content = zip.subarray(data, data + packed)
    files.set(name, (method === 8 ? inflateRawSync(content) : content).toString())
    at += 46 + nameLength + extra + comment
  }
  return files
}

const unescaped = (text: string): string => text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const columnOf = (reference: string): number => [...reference.replace(/\d/g, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** Cells of a sheet by line and column; texts, numbers and booleans as the sheet types them. */
export const sheetCells = (xml: string): (string | number | boolean | null)[][] => {
  const lines: (string | number | boolean | null)[][] = []
  let cell: { at: number; type: string } | null = null
  let text = ''
  const parser = new SaxesParser()
  parser.on('error', (error) => { throw error })
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'row') lines[Number(attributes.r) - 1] = []
    if (name === 'c') cell = { at: columnOf(String(attributes.r)), type: String(attributes.t ?? 'n') }
    text = name === 't' || name === 'v' ? '' : text
  })
  parser.on('text', (more) => { text += more })
  parser.on('closetag', ({ name }) => {
    const line = lines.at(-1)
    if (name !== 'c' || !cell || !line) return
    while (line.length < cell.at) line.push(null)
    line[cell.at] = cell.type === 'inlineStr' ? unescaped(text) : cell.type === 'b' ? text === '1' : Number(text)
    cell = null
  })
  parser.write(xml).close()
  return lines
}

/** All files of a workbook are well-formed XML, or this throws. */
export const readWorkbook = (zip: Buffer): { files: Map<string, string>; sheets: (string | number | boolean | null)[][][]; names: string[] } => {
  const files = unzip(zip)
  for (const text of files.values()) {
    const parser = new SaxesParser()
    parser.on('error', (error) => { throw error })
    parser.write(text).close()
  }
  const sheets = [...files.keys()].filter((name) => name.startsWith('xl/worksheets/')).sort((a, b) => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]))
  return { files, sheets: sheets.map((name) => sheetCells(files.get(name) ?? '')), names: [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)].map(([, name = '']) => name) }
}
