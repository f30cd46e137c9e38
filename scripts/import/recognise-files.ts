import { findFiles } from './find-files.ts'
import type { Format } from './format.ts'
import { type Head, readHead } from './source/head.ts'
import type { SourceFile } from './source/source-file.ts'
import { isUnreadable } from './unreadable.ts'

export interface RecognisedFile { file: SourceFile; format: Format }
export interface PassedOver { path: string; reason: string }

export interface Recognition {
  recognised: RecognisedFile[]
  /** Text or not, no format knows them. */
  unknown: PassedOver[]
  /** Not there, or not to be opened. */
  unreadable: PassedOver[]
}

/** Looks at the beginning of every file. Organisations come first, the others in the order given. */
export const recogniseFiles = async (paths: readonly string[], formats: readonly Format[]): Promise<Recognition> => {
  const found: Recognition = { recognised: [], unknown: [], unreadable: [] }
  for (const path of paths) {
    try {
      for await (const file of findFiles(path)) await recogniseFile(file, formats, found)
    } catch (error) {
      if (!isUnreadable(error)) throw error
      found.unreadable.push({ path, reason: error.message })
    }
  }
  return { ...found, recognised: found.recognised.toSorted((a, b) => Number(b.format.goesFirst ?? false) - Number(a.format.goesFirst ?? false)) }
}

const recogniseFile = async (path: string, formats: readonly Format[], found: Recognition): Promise<void> => {
  try {
    const head = await readHead(path)
    const format = head && formats.find((one) => one.recognise(head))
    if (head && format) found.recognised.push({ format, file: { path, size: head.size, encoding: head.encoding, bytesRead: 0, notes: [] } })
    else found.unknown.push({ path, reason: head ? whyUnknown(head) : 'not text in UTF-8, UTF-16 or GB18030' })
  } catch (error) {
    if (!isUnreadable(error)) throw error
    found.unreadable.push({ path, reason: error.message })
  }
}

const shown = (names: readonly string[]): string => names.slice(0, 6).join(', ') + (names.length > 6 ? ', …' : '')

/** A first line that is data and no header is not shown: nobody has said that it may be. */
const isHeader = (columns: readonly string[]): boolean => columns.length > 1 && columns.every((column) => column.length <= 30)

const whyUnknown = ({ size, text, columns }: Head): string => {
  if (size === 0) return 'the file is empty'
  if (/^\s*</.test(text)) return 'XML: no format of the importer reads it'
  if (/^\s*[[{]/.test(text)) return `JSON: no format knows its keys (${shown([...new Set(Array.from(text.matchAll(/"([^"\\\n]{1,60})"\s*:/g), ([, key = '']) => key))])})`
  return isHeader(columns) ? `no format knows its columns (${shown(columns)})` : 'no format knows it'
}
