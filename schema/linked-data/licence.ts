import { firstText, recordOf, textOf, webAddress } from '../citation/plain-values.ts'

/** The address of a licence: as stated, or of a Creative Commons licence by its SPDX name; else its name. */
export const licenceOf = (rights: unknown): string | null => {
  const { license, licenseUrl } = recordOf(rights)
  return webAddress(licenseUrl) ?? creativeCommons(textOf(license)) ?? firstText(license)
}

export const creativeCommons = (name: string | null): string | null => {
  const [, kind = '', version] = /^CC[- ](BY(?:-NC)?(?:-ND|-SA)?|0)[- ](\d\.\d)/i.exec(name ?? '') ?? []
  if (version === undefined) return null
  return kind === '0' ? `https://creativecommons.org/publicdomain/zero/${version}/` : `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/`
}
