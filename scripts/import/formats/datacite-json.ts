import type { Format } from '../format.ts'
import { numbered, readJson } from '../source/json-records.ts'
import { isObject, listOf, objectOf } from '../values/json.ts'
import { crosswalk } from './datacite/crosswalk.ts'

/** What tells DataCite's JSON from others that quote its vocabulary; schema.org's, which does, has a context. */
const SIGNS = [/"schema-?[vV]ersion":\s*"https?:\/\/(schema\.)?datacite\.org\//, /^\s*\{\s*"data":\s*[[{]\s*\{?\s*"id":\s*"10\.[^"]+",\s*"type":\s*"dois"/]

/** DataCite records in JSON: one record, a list, or a page of the REST API. */
export const dataciteJson: Format<unknown> = {
  name: 'datacite-json',
  about: 'DataCite metadata, JSON (one record, a list, or a page of /dois)',
  recognise: ({ text }) => /^\s*[[{]/.test(text) && !text.includes('"@context"') && SIGNS.some((sign) => sign.test(text)),
  async *read(file) {
    const document = await readJson(file)
    const page = isObject(document) ? document['data'] : undefined
    yield* numbered(page === undefined ? listOf(document) : listOf(page).map((entry) => objectOf(entry)['attributes']))
  },
  map: ({ value }) => crosswalk(objectOf(value)),
}
