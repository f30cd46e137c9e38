import { lookup } from '../values/lookup.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252'

/** Byte order marks, and the first two characters of an XML declaration in UTF-16 without one. */
const BEGINNINGS: readonly [Encoding, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]], ['utf-16le', [0xff, 0xfe]], ['utf-16be', [0xfe, 0xff]], ['utf-16le', [0x3c, 0, 0x3f, 0]], ['utf-16be', [0, 0x3c, 0, 0x3f]],
]

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte)

/** NUL at every other byte is UTF-16 without a mark; NUL elsewhere is no text at all. */
const byNuls = (bytes: Uint8Array): Encoding | undefined => {
  let [even, odd] = [0, 0]
  for (const [at, byte] of bytes.subarray(0, 4096).entries()) if (byte === 0) at % 2 === 0 ? even++ : odd++
  const enough = Math.min(bytes.length, 4096) / 5
  if (odd > enough && even === 0) return 'utf-16le'
  return even > enough && odd === 0 ? 'utf-16be' : undefined
}

/** A sample may end inside a character: decoding with `stream` leaves that open. */
const decodes = (bytes: Uint8Array, encoding: Encoding): boolean => {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/**
 * In GBK the bytes above 0x7F come in pairs; in Latin text they stand alone between letters, and a GBK decoder would read `ér` as one Chinese character.
 */
const highBytesComeInPairs = (bytes: Uint8Array): boolean => {
  let [high, alone] = [0, 0]
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue
    high++
    if ((bytes[at - 1] ?? 0) < 0x80 && (bytes[at + 1] ?? 0) < 0x80) alone++
  }
  return alone < high / 10
}

/** Names in XML declarations. ISO-8859-1 and ASCII are read as windows-1252, which holds them, as browsers do. */
const encodingOfName = lookup<Encoding>({
  gb18030: 'gb18030', gbk: 'gb18030', gb2312: 'gb18030', big5: 'big5', 'windows-1252': 'windows-1252', cp1252: 'windows-1252', 'iso-8859-1': 'windows-1252', latin1: 'windows-1252', 'us-ascii': 'windows-1252',
})

const declaredEncoding = (bytes: Uint8Array): Encoding | undefined =>
  encodingOfName(/^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(new TextDecoder('windows-1252').decode(bytes.subarray(0, 200)))?.[1]?.toLowerCase())

/**
 * The encoding of a text, from its mark, from the declaration of an XML file or from what its bytes can be; undefined where it is none of ours.
 * Bytes of any kind decode as windows-1252, so that this is not believed of bytes beyond ASCII that are UTF-8.
 */
export const detectEncoding = (bytes: Uint8Array): Encoding | undefined => {
  const marked = BEGINNINGS.find(([, mark]) => startsWith(bytes, mark))?.[0] ?? byNuls(bytes)
  if (marked) return marked
  if (bytes.includes(0)) return undefined
  const declared = declaredEncoding(bytes)
  const isUtf8 = decodes(bytes, 'utf-8')
  if (declared && decodes(bytes, declared) && !(declared === 'windows-1252' && isUtf8 && bytes.some((byte) => byte >= 0x80))) return declared
  if (isUtf8) return 'utf-8'
  return decodes(bytes, 'gb18030') && highBytesComeInPairs(bytes) ? 'gb18030' : undefined
}
