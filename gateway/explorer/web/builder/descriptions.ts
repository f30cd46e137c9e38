/** A description of the schema in its two languages, "中文 / English". */
export interface BothLanguages {
  zh: string
  en: string
}

/** The descriptions of the schema have Chinese first, then " / " or a line break, then English. */
export const bothLanguages = (description: string | null | undefined): BothLanguages => {
  const text = (description ?? '').trim()
  const parts = /^([\s\S]*?)(?:\s+\/\s+|\n)([\s\S]*)$/.exec(text)
  if (!parts) return { zh: text, en: '' }
  return { zh: (parts[1] ?? '').trim(), en: (parts[2] ?? '').trim() }
}

/** The words before the first punctuation: a label beside a checkbox, where the whole description would be a paragraph. */
export const shortLabel = ({ zh, en }: BothLanguages): BothLanguages => ({ zh: firstClause(zh, 16), en: firstClause(en, 40) })

const firstClause = (text: string, longest: number): string => {
  const clause = text.split(/[,，。;；:：(（\n]|\. |\.$/, 1)[0]?.trim() ?? ''
  return clause.length > longest ? `${clause.slice(0, longest - 1)}…` : clause
}
