/** The tabs of the result page of 2013 after "all types", in its order, with the names that stand on it. */
export const nineClassTexts = {
  REPORT: { zh: '研究实验报告', en: 'Reports' },
  PAPER: { zh: '论文', en: 'Papers' },
  MONOGRAPH: { zh: '著作', en: 'Monographs' },
  PATENT: { zh: '专利', en: 'Patents' },
  STANDARD: { zh: '标准', en: 'Standards' },
  ACHIEVEMENT: { zh: '成果信息', en: 'Achievements' },
  NEW_VARIETY: { zh: '新品种信息', en: 'New varieties' },
  DATASET: { zh: '科学数据', en: 'Scientific data' },
} as const

export const nineClasses = Object.keys(nineClassTexts) as (keyof typeof nineClassTexts)[]

/** Puts these classes first, in their order, and the others after them as they come. */
export const inTypeOrder = <T>(types: readonly T[], codeOf: (type: T) => string): T[] => {
  const place = (type: T): number => {
    const index = (nineClasses as readonly string[]).indexOf(codeOf(type))
    return index < 0 ? nineClasses.length : index
  }
  return types.map((type, index) => ({ type, index })).sort((a, b) => place(a.type) - place(b.type) || a.index - b.index).map(({ type }) => type)
}
