import type { Language } from '../i18n/chosen-language.ts'

/** `wheet → wheat`, as the graph writes a correction. */
export const corrections = (written: readonly string[]): { from: string; to: string }[] =>
  written.flatMap((correction) => {
    const [from, to] = correction.split(' → ')
    return from && to ? [{ from, to }] : []
  })

/** What was left out: words as they are, and sentences `中文 / English` about the rule that was relaxed. */
export const droppedParts = (dropped: readonly string[], language: Language): { words: string[]; notes: string[] } => {
  const isNote = (part: string): boolean => part.includes(' / ')
  return {
    words: dropped.filter((part) => !isNote(part)),
    notes: dropped.filter(isNote).map((part) => part.split(' / ')[language === 'en' ? 1 : 0] ?? part),
  }
}
