import { textOf } from './text.ts'

/** A language code as BCP 47 writes it: `GER` and `deu` → `de`, `chi` → `zh`, `en_US` → `en-US`. What is no code (`English`) stays the word it is. */
export const languageTag = (value: unknown): string | undefined => {
  const text = textOf(value)
  if (text === undefined || !/^[a-z]{2,3}([-_][a-z\d]{2,8})*$/i.test(text)) return text
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0]
  } catch (error) {
    if (error instanceof RangeError) return text
    throw error
  }
}
