/**
 * A description of the schema in its two languages: Chinese, " / ", English. After a full-width bracket the first blank may be missing.
 * Null where it is not in both.
 */
export const bothLanguages = (description: string | null | undefined): { zh: string; en: string } | null => {
  const text = (description ?? '').replaceAll(/\s+/g, ' ').trim()
  const found = /^(.*?\p{Script=Han}.*?)(?:(?<=[）)」』”])| )\/ (?!\p{Script=Han})(.*[A-Za-z]{2}.*)$/u.exec(text)
  return found ? { zh: found[1] ?? '', en: found[2] ?? '' } : null
}
