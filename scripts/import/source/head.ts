import { open } from 'node:fs/promises'
import { detectEncoding, type Encoding } from './encoding.ts'
import { rootOf } from './xml.ts'

/** The beginning of a file, by which formats know their own. */
export interface Head {
  path: string
  size: number
  encoding: Encoding
  /** The first megabyte, decoded, without a byte order mark. */
  text: string
  firstLine: string
  /** Cells of the first line where it is a header of CSV or TSV. */
  columns: readonly string[]
  /** The root element where it is XML. */
  root?: { name: string; namespace: string }
}

const HEAD_BYTES = 1024 * 1024

/** Undefined where the file is no text in an encoding of ours. */
export const readHead = async (path: string): Promise<Head | undefined> => {
  await using handle = await open(path)
  const { size } = await handle.stat()
  const { bytesRead, buffer } = await handle.read({ buffer: new Uint8Array(Math.min(size, HEAD_BYTES)) })
  const bytes = buffer.subarray(0, bytesRead)
  const encoding = detectEncoding(bytes)
  if (!encoding) return undefined
  const text = new TextDecoder(encoding).decode(bytes, { stream: true })
  const firstLine = text.slice(0, text.search(/\r?\n|$/))
  return { path, size, encoding, text, firstLine, columns: headerCells(firstLine), root: rootOf(text) }
}

const headerCells = (line: string): string[] => line.split(line.includes('\t') ? '\t' : ',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))

/** Whether the first line holds all these columns. */
export const hasColumns = (head: Head, ...names: string[]): boolean => names.every((name) => head.columns.includes(name))
