export type Language = 'zh' | 'en'

const COOKIE = 'keyuan_lang'

/** A cookie, so that what the server writes into a page's head speaks the same language. */
export const rememberLanguage = (language: Language): void => {
  document.cookie = `${COOKIE}=${language}; path=/; max-age=31536000; samesite=lax`
}

const remembered = (): Language => (/(?:^|;\s*)keyuan_lang=en(?:;|$)/.test(document.cookie) ? 'en' : 'zh')

/** The address first, since that is what somebody sent; then the choice of this visit; then that of an earlier one. */
export const chosenLanguage = (search: string, chosen: Language | null): Language => {
  const given = new URLSearchParams(search).get('lang')
  if (given === 'en' || given === 'zh') return given
  return chosen ?? remembered()
}
