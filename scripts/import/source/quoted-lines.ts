import type { Line } from './lines.ts'

/** Lines that belong together because a quote is open between them; `closed` is false where it never closes. */
export interface QuotedLines { number: number; text: string; closed: boolean }

/** A quoted cell may run over lines, but not for ever. */
const LONGEST = 200

const hasOddQuotes = (text: string): boolean => text.split('"').length % 2 === 0

/**
 * Joins lines while a quote is open. Where it never closes, its first line is given up alone and the lines after it are read afresh,
 * so that one bad quote costs one row and not the rest of the file.
 */
export async function* joinQuotedLines(lines: AsyncIterable<Line>): AsyncGenerator<QuotedLines> {
  let waiting: Line[] = []
  let open: Line[] = []
  let odd = false
  const giveUp = (): QuotedLines[] => {
    const [first, ...later] = open
    waiting = [...later, ...waiting]
    open = []
    odd = false
    return first ? [{ ...first, closed: false }] : []
  }
  const drain = function* (): Generator<QuotedLines> {
    for (let line = waiting.shift(); line; line = waiting.shift()) {
      open.push(line)
      odd = odd !== hasOddQuotes(line.text)
      if (!odd) {
        yield { number: open[0]?.number ?? line.number, text: open.map(({ text }) => text).join('\n'), closed: true }
        open = []
      } else if (open.length >= LONGEST) yield* giveUp()
    }
  }
  for await (const line of lines) {
    waiting.push(line)
    yield* drain()
  }
  while (open.length > 0) {
    yield* giveUp()
    yield* drain()
  }
}
