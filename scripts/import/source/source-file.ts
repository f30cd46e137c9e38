import { open } from 'node:fs/promises'
import { unreadable } from '../unreadable.ts'
import type { Encoding } from './encoding.ts'

/** A file that is being read. Formats pull text out of it; `bytesRead` and `notes` are filled on the way. */
export interface SourceFile {
  path: string
  size: number
  encoding: Encoding
  bytesRead: number
  /** What is wrong with the file as a whole, such as an end inside a character. */
  notes: string[]
}

const CHUNK = 256 * 1024

/** The text of a file, piece by piece, without its byte order mark. Bytes that are no character of the encoding become U+FFFD and are noted. */
export async function* readText(file: SourceFile): AsyncGenerator<string> {
  const decoder = new TextDecoder(file.encoding)
  await using handle = await open(file.path)
  file.bytesRead = 0
  for (;;) {
    const { bytesRead, buffer } = await handle.read({ buffer: new Uint8Array(CHUNK) })
    file.bytesRead += bytesRead
    if (bytesRead === 0) break
    yield decoder.decode(buffer.subarray(0, bytesRead), { stream: true })
  }
  const rest = decoder.decode()
  if (rest === '') return
  file.notes.push(`the file ends inside a character of ${file.encoding}: it has been cut, and its last record with it`)
  yield rest
}

/** What fits into one JSON document: more than this is not parsed in one piece. */
const WHOLE_FILE_LIMIT = 256 * 1024 * 1024

export const readWholeText = async (file: SourceFile): Promise<string> => {
  if (file.size > WHOLE_FILE_LIMIT) throw unreadable(`one JSON document of ${file.size} bytes is more than the ${WHOLE_FILE_LIMIT} that are read in one piece; give it as JSON lines`)
  let text = ''
  for await (const piece of readText(file)) text += piece
  return text
}
