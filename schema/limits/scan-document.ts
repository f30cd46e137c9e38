/** What one linear pass over the characters can tell, before anything is parsed. */
export interface DocumentScan {
  tokens: number
  nesting: number
  aliases: number
  directives: number
}

const HASH = 35, QUOTE = 34, BACKSLASH = 92, DOT = 46, MINUS = 45, PLUS = 43, AT = 64, COLON = 58, NEWLINE = 10, RETURN = 13
const OPEN_PAREN = 40, CLOSE_PAREN = 41, OPEN_BRACE = 123, CLOSE_BRACE = 125, OPEN_BRACKET = 91, CLOSE_BRACKET = 93, LOWER_E = 101

/** Classes of the first 128 characters: 0 ignored, 1 punctuator, 2 letter or digit, 3 other. */
const CLASSES = new Uint8Array(128).fill(3)
for (const char of ' \t\n\r,') CLASSES[char.charCodeAt(0)] = 0
for (const char of '!$&():=@[]{|}') CLASSES[char.charCodeAt(0)] = 1
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_') CLASSES[char.charCodeAt(0)] = 2

/**
 * Counts without building anything, so that a megabyte of tokens costs milliseconds. It need not refuse wrong documents:
 * the parser does that afterwards, on a document whose size and nesting are known to be harmless.
 */
export function scanDocument(source: string): DocumentScan {
  const scan: DocumentScan = { tokens: 0, nesting: 0, aliases: 0, directives: 0 }
  const end = source.length
  let open = 0
  let parens = 0
  let at = 0
  while (at < end) {
    const char = source.charCodeAt(at)
    const kind = char < 128 ? CLASSES[char] : 3
    if (kind === 0 || char === 0xfeff) { at++; continue }
    if (char === HASH) { at = endOfLine(source, at); continue }
    scan.tokens++
    if (char === QUOTE) { at = endOfString(source, at); continue }
    if (kind === 2 || char === MINUS) { at = endOfWord(source, at + 1, !isLetter(char)); continue }
    if (char === DOT) { at += source.startsWith('...', at) ? 3 : 1; continue }
    at++
    if (kind === 3) continue
    switch (char) {
      case OPEN_PAREN: parens++; open++; break
      case CLOSE_PAREN: parens--; open--; break
      case OPEN_BRACE: case OPEN_BRACKET: open++; break
      case CLOSE_BRACE: case CLOSE_BRACKET: open--; break
      case AT: scan.directives++; break
      // Outside parentheses a colon only ever follows an alias.
      case COLON: if (parens <= 0) scan.aliases++; break
      default:
    }
    if (open > scan.nesting) scan.nesting = open
  }
  return scan
}

const isLetter = (char: number): boolean => char === 95 || ((char | 32) >= 97 && (char | 32) <= 122)

function endOfLine(source: string, at: number): number {
  while (at < source.length) {
    const char = source.charCodeAt(at)
    if (char === NEWLINE || char === RETURN) return at
    at++
  }
  return at
}

/** Letters and digits; within a number also a fraction's dot and the sign of an exponent, so that `-1-2` counts as two. */
function endOfWord(source: string, at: number, number: boolean): number {
  for (; at < source.length; at++) {
    const char = source.charCodeAt(at)
    if (char < 128 && CLASSES[char] === 2) continue
    if (number && char === DOT && source.charCodeAt(at + 1) !== DOT) continue
    if (number && (char === MINUS || char === PLUS) && (source.charCodeAt(at - 1) | 32) === LOWER_E) continue
    return at
  }
  return at
}

function endOfString(source: string, at: number): number {
  if (source.startsWith('"""', at)) return endOfBlockString(source, at + 3)
  at++
  while (at < source.length) {
    const char = source.charCodeAt(at)
    if (char === QUOTE) return at + 1
    // A line break ends a string in error: what follows is counted again, which is the safe side.
    if (char === NEWLINE || char === RETURN) return at
    at += char === BACKSLASH ? 2 : 1
  }
  return at
}

function endOfBlockString(source: string, at: number): number {
  for (;;) {
    const close = source.indexOf('"""', at)
    if (close < 0) return source.length
    if (source.charCodeAt(close - 1) !== BACKSLASH) return close + 3
    at = close + 3
  }
}
