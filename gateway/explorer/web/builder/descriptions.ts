import { splitDescription } from '../../../../schema/rows/labels.ts'

/** A description of the schema in its two languages. */
export interface BothLanguages {
  zh: string
  en: string
}

export const bothLanguages = (description: string | null | undefined): BothLanguages => splitDescription(description ?? '')

/** The words before the first punctuation: a label beside a checkbox, where the whole description would be a paragraph. */
export const shortLabel = ({ zh, en }: BothLanguages): BothLanguages => ({ zh: firstClause(zh, 16), en: firstClause(en, 40) })

const firstClause = (text: string, longest: number): string => {
  const clause = text.split(/[,，。;；:：(（\n]|\. |\.$/, 1)[0]?.trim() ?? ''
  return clause.length > longest ? `${clause.slice(0, longest - 1)}…` : clause
}
