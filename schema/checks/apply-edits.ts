import type { Edit, Finding } from './check.ts'

const overlap = (a: Edit, b: Edit): boolean => (a.start < b.end && b.start < a.end) || (a.start === b.start && a.end === b.end && a.text !== b.text && a.start !== a.end)
const same = (a: Edit, b: Edit): boolean => a.start === b.start && a.end === b.end && a.text === b.text

/** Applies edits that do not overlap. Throws where two do, since their order would then decide what comes out. */
export const applyEdits = (sdl: string, edits: readonly Edit[]): string => {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end)
  let [result, position] = ['', 0]
  for (const { start, end, text } of sorted) {
    if (start < position || end < start || end > sdl.length) throw new Error(`The edit of ${start}–${end} overlaps another one or lies outside of the SDL`)
    result += sdl.slice(position, start) + text
    position = end
  }
  return result + sdl.slice(position)
}

/**
 * Applies the fixes of all ERROR findings that can go together; a fix that overlaps an earlier one waits for the next round,
 * when the SDL has been checked again.
 */
export const applyFixes = (sdl: string, findings: readonly Finding[]): { sdl: string; applied: number } => {
  const chosen: Edit[] = []
  let applied = 0
  for (const { level, fix } of findings) {
    if (level !== 'ERROR' || !fix.edits || fix.edits.length === 0) continue
    const fresh = fix.edits.filter((edit) => !chosen.some((other) => same(edit, other)))
    if (fresh.some((edit) => chosen.some((other) => overlap(edit, other)))) continue
    chosen.push(...fresh)
    applied += 1
  }
  return { sdl: applyEdits(sdl, chosen), applied }
}
