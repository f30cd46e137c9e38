import type { CoreDocument } from '../../../schema/document.ts'
import { hasHan } from '../values/text.ts'

/** Byte of each character of windows-1252, which includes what ISO-8859-1 has. */
const BYTES = new Map<string, number>()
for (let byte = 0x80; byte <= 0xff; byte++) {
  BYTES.set(String.fromCharCode(byte), byte)
  BYTES.set(new TextDecoder('windows-1252').decode(new Uint8Array([byte])), byte)
}

/** The bytes that would read so in windows-1252; undefined where the text has characters beyond it. */
const bytesOf = (text: string): Uint8Array | undefined => {
  const bytes = [...text].map((character) => (character < '\u0080' ? character.charCodeAt(0) : BYTES.get(character)))
  return bytes.every((byte) => byte !== undefined) ? Uint8Array.from(bytes) : undefined
}

/** Chinese that was UTF-8 and has been read as Latin: `å›½` for 国. A single `Ã±` in a name is not enough to say so. */
export const isMojibake = (text: string): boolean => {
  if (!/[\u0080-\u00ff]/.test(text) || hasHan(text)) return false
  const bytes = bytesOf(text)
  if (!bytes) return false
  try {
    return hasHan(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

export const hasMojibake = ({ title, description }: CoreDocument): boolean => [title, description].some((text) => text !== undefined && isMojibake(text))
