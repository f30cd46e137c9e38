import type { Format } from '../format.ts'
import { numbered, readJson } from '../source/json-records.ts'
import { listOf, objectOf } from '../values/json.ts'
import { crosswalk } from './pidinst/crosswalk.ts'

/** The same names as in XML, as the JSON Schema of PIDINST 1.0 has them. */
const KEYS = ['identifierType', 'schemaVersion', 'landingPage', 'owners', 'ownerName', 'manufacturers']

/** Instruments as PIDINST describes them, in JSON: one record or a list. */
export const pidinstJson: Format<unknown> = {
  name: 'pidinst-json',
  about: 'PIDINST instrument metadata, JSON (one record or a list)',
  recognise: ({ text }) => /^\s*[[{]/.test(text) && KEYS.every((key) => text.includes(`"${key}"`)),
  async *read(file) {
    yield* numbered(listOf(await readJson(file)))
  },
  map: ({ value }) => crosswalk(objectOf(value)),
}
