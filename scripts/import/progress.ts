import { basename } from 'node:path'
import type { ImportEvent } from './events.ts'

const INTERVAL_MS = 500
const INTERVAL_WITHOUT_TERMINAL_MS = 5_000

export interface Screen { write(text: string): unknown; isTTY?: boolean | undefined }

/**
 * One line that says where the import is: file, its share, records and records a second. On a terminal it is written over itself; elsewhere, now and then, as a line of its own.
 */
export const createProgress = (screen: Screen, now: () => number = Date.now) => {
  const begun = now()
  let [seen, shown, width] = [0, begun, 0]
  const clear = (): void => {
    if (screen.isTTY && width > 0) screen.write(`\r${' '.repeat(width)}\r`)
    width = 0
  }
  return {
    show(event: ImportEvent): void {
      if (event.kind === 'seen') seen++
      const due = event.kind === 'started' || now() - shown >= (screen.isTTY ? INTERVAL_MS : INTERVAL_WITHOUT_TERMINAL_MS)
      if (!due) return
      shown = now()
      const { file } = event.source
      const share = file.size === 0 ? 100 : Math.floor((100 * file.bytesRead) / file.size)
      const rate = Math.round((1000 * seen) / Math.max(1, shown - begun))
      const line = `${basename(file.path)}  ${share}%  ${seen.toLocaleString('en')} records  ${rate.toLocaleString('en')}/s`
      clear()
      width = line.length
      screen.write(screen.isTTY ? line : `${line}\n`)
    },
    /** Takes the line away, before other text or at the end. */
    clear,
  }
}
