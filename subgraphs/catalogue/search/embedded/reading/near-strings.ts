/** A string, or the beginning of some, and by how many edits it differs from what was sought. */
export interface Near { string: string; edits: number }

/**
 * Strings of a sorted set within `most` edits of `sought`: insertion, deletion, another letter, two neighbours exchanged (optimal string alignment). `next` answers the least
 * string of the set that is not less than its argument. Letter by letter one row of distances is kept; where a row is hopeless, so is everything that begins that way, and
 * the walk goes on behind it: a few hundred steps among hundreds of thousands of strings.
 *
 * `wholes`: the whole string is compared. Otherwise its best beginning: the beginnings are answered, each standing for all strings behind it.
 */
export const nearStrings = (next: (from: string) => string | undefined, begin: string, sought: string, most: number, wholes: boolean): Near[] => {
  const letters = Array.from(sought)
  const rows: number[][] = [[...letters.keys(), letters.length]]
  const editsAt = (depth: number): number => (rows[depth] as number[])[letters.length] as number
  const found: Near[] = []
  let path: string[] = []
  for (let at = next(begin); at?.startsWith(begin); ) {
    const string = Array.from(at)
    let depth = commonLength(path, string)
    path = string
    let turn: string | undefined
    while (depth < string.length && turn === undefined) {
      depth++
      rows[depth] = nextRow(rows, string, depth, letters)
      const isEnough = !wholes && editsAt(depth) <= most
      if (isEnough) found.push({ string: string.slice(0, depth).join(''), edits: editsAt(depth) })
      if (isEnough || Math.min(...(rows[depth] as number[])) > most) turn = string.slice(0, depth).join('')
    }
    if (turn !== undefined) path = string.slice(0, depth)
    else if (wholes && editsAt(depth) <= most) found.push({ string: at, edits: editsAt(depth) })
    const from = turn === undefined ? `${at}\0` : behind(turn)
    at = from === undefined ? undefined : next(from)
  }
  return found
}

const commonLength = (a: readonly string[], b: readonly string[]): number => {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

const nextRow = (rows: readonly number[][], string: readonly string[], depth: number, letters: readonly string[]): number[] => {
  const [above = [], twoAbove = []] = [rows[depth - 1], rows[depth - 2]]
  const row = [depth]
  const letter = string[depth - 1]
  for (let i = 1; i <= letters.length; i++) {
    let edits = Math.min((above[i] as number) + 1, (row[i - 1] as number) + 1, (above[i - 1] as number) + (letters[i - 1] === letter ? 0 : 1))
    if (depth > 1 && i > 1 && letters[i - 1] === string[depth - 2] && letters[i - 2] === letter) edits = Math.min(edits, (twoAbove[i - 2] as number) + 1)
    row.push(edits)
  }
  return row
}

/** The least string above all that begin so, in the order of UTF-8; undefined where there is none. */
export const behind = (beginning: string): string | undefined => {
  const letters = Array.from(beginning)
  for (let last = letters.pop(); last !== undefined; last = letters.pop()) {
    const code = (last.codePointAt(0) as number) + 1
    if (code <= 0x10ffff) return letters.join('') + String.fromCodePoint(code === 0xd800 ? 0xe000 : code)
  }
  return undefined
}
