import type { Language } from '../i18n/chosen-language.ts'

/** 12345 → 1.2万 / 12k: what finds room in a circle. */
export const shortNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'zh-CN', { notation: 'compact', maximumFractionDigits: value < 100_000 && value >= 10_000 ? 1 : 0 }).format(value)
