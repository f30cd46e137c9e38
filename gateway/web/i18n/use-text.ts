import { useMemo } from 'react'
import type { Language } from './chosen-language.ts'
import { useLanguage } from './language.tsx'

/** A text in both languages, or one that is made from values, by functions of the same values. */
type Text = { zh: string; en: string } | { zh: (...values: never[]) => string; en: (...values: never[]) => string }

/** The texts of a page: `const texts = { found: { zh: (n: string) => `…`, en: (n: string) => `…` } } satisfies Texts`. A language that is left out is a type error. */
export type Texts = Readonly<Record<string, Text>>

export type InLanguage<T extends Texts> = { readonly [Key in keyof T]: T[Key]['zh'] extends string ? string : T[Key]['zh'] }

export const inLanguage = <T extends Texts>(texts: T, language: Language): InLanguage<T> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, text[language]])) as InLanguage<T>

/** The texts in the language of the reader. `texts` is a constant of its module. */
export const useText = <T extends Texts>(texts: T): InLanguage<T> => {
  const { language } = useLanguage()
  return useMemo(() => inLanguage(texts, language), [texts, language])
}
