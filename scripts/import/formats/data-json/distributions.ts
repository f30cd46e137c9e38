import type { ResourceLink } from '../../../../schema/document.ts'
import { type JsonObject, listOf, objectsOf } from '../../values/json.ts'
import { textOf, textsOf } from '../../values/text.ts'
import { webAddress } from '../../values/web-address.ts'

const kindOfAccess = (distribution: JsonObject): ResourceLink['kind'] => {
  const says = `${distribution['format']} ${distribution['mediaType']}`
  return /\bapi\b/i.test(says) ? 'API' : /video/i.test(says) ? 'VIDEO' : 'LANDING'
}

/** Links of a dataset: its page, its files, the pages of its files, its data dictionary and references; each address once. */
export const linksOf = (dataset: JsonObject): ResourceLink[] => {
  const given: [ResourceLink['kind'], unknown, unknown?][] = [
    ['LANDING', dataset['landingPage']],
    ...objectsOf(dataset['distribution']).flatMap((one): [ResourceLink['kind'], unknown, unknown?][] => [
      ['DOWNLOAD', one['downloadURL'], one['mediaType']],
      [kindOfAccess(one), one['accessURL'], one['mediaType']],
      ['DOCUMENTATION', one['describedBy'], one['describedByType']],
    ]),
    ['DOCUMENTATION', dataset['describedBy'], dataset['describedByType']],
    ...listOf(dataset['references']).map((address): [ResourceLink['kind'], unknown] => ['DOCUMENTATION', address]),
  ]
  const links = new Map<string, ResourceLink>()
  for (const [kind, address, mediaType] of given) {
    const url = webAddress(address)
    if (url !== undefined && !links.has(url)) links.set(url, { kind, url, mediaType: textOf(mediaType) })
  }
  return [...links.values()]
}

export const distributionsOf = (dataset: JsonObject) =>
  objectsOf(dataset['distribution']).map((one) => ({
    title: textOf(one['title']) ?? textOf(one['description']),
    accessUrl: webAddress(one['accessURL']),
    downloadUrl: webAddress(one['downloadURL']),
    mediaType: textOf(one['mediaType']),
  }))

export const formatsOf = (dataset: JsonObject): string[] =>
  textsOf(objectsOf(dataset['distribution']).map((one) => textOf(one['format']) ?? one['mediaType']))
