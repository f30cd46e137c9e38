import type { Identifier } from '../../../schema/document.ts'
import { lookup } from './lookup.ts'
import { textOf } from './text.ts'
import { webAddress } from './web-address.ts'

const DOI = /(?:^|doi\.org\/|^doi:)\s*(10\.\d{4,9}\/\S+)$/i
const CSTR = /(?:^cstr:\s*|cstr\.cn\/(?:cstr:)?)?([0-9A-Za-z]{5}\.[0-9]{2}\.\S(?:.*\S)?)$/i
const HANDLE_RESOLVER = /^(?:hdl:\s*|https?:\/\/hdl\.handle\.net\/)/i

/** DOIs compare without regard to case: lower case is our form. */
export const doiOf = (value: unknown): string | undefined => DOI.exec(textOf(value) ?? '')?.[1]?.toLowerCase()

const schemeOf = lookup({ DOI: 'DOI', CSTR: 'CSTR', Handle: 'HANDLE', ISBN: 'ISBN', ISSN: 'ISSN', EISSN: 'ISSN' })

/** An identifier in our schemes; undefined where it is malformed. Those of other schemes keep the scheme in front. */
export const identifierOf = (type: string | undefined, value: unknown): Identifier | undefined => {
  const text = textOf(value)
  if (text === undefined) return undefined
  const scheme = schemeOf(type) ?? 'OTHER'
  if (scheme === 'DOI') {
    const doi = doiOf(text)
    return doi === undefined ? undefined : { scheme, value: doi, url: `https://doi.org/${doi}` }
  }
  if (scheme === 'CSTR') {
    const cstr = CSTR.exec(text)?.[1]
    return cstr === undefined ? undefined : { scheme, value: cstr, url: `https://cstr.cn/${cstr}` }
  }
  if (scheme === 'HANDLE') {
    const handle = text.replace(HANDLE_RESOLVER, '')
    return { scheme, value: handle, url: handle.includes('/') ? webAddress(`https://hdl.handle.net/${handle}`) : undefined }
  }
  if (scheme !== 'OTHER' || type === 'URL' || type === undefined) return { scheme, value: text, url: webAddress(text) }
  return { scheme, value: `${type}:${text}`, url: webAddress(text) }
}
