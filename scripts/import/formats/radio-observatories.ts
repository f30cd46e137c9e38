import type { Format } from '../format.ts'
import { numbered, readJson } from '../source/json-records.ts'
import { upsert, withoutId } from '../upsert.ts'
import { listOf, objectOf } from '../values/json.ts'
import { point } from '../values/point.ts'
import { textOf } from '../values/text.ts'
import { titles } from '../values/titles.ts'

/** Radio telescopes and arrays of casacore's table of observatories: a list of positions. Each is an instrument; none of the fields says who runs it. */
export const radioObservatories: Format<unknown> = {
  name: 'radio-observatories',
  about: 'radio telescopes of the casacore observatories table, JSON',
  recognise: ({ text }) => text.trimStart().startsWith('[') && ['"Id"', '"Name"', '"elevation"', '"latitude"', '"longitude"'].every((key) => text.includes(key)),
  async *read(file) {
    yield* numbered(listOf(await readJson(file)))
  },
  map({ value }) {
    const telescope = objectOf(value)
    const sourceId = textOf(telescope['Id'])
    if (sourceId === undefined) return withoutId('Id', 'Instrument')
    const elevation = textOf(telescope['elevation'])
    return { upserts: [upsert({ source: 'casacore-observatories', sourceId, typename: 'Instrument', resourceType: 'INSTRUMENT', metadataFormat: 'casacore-observatories' }, {
      ...titles([{ value: telescope['Name'] ?? sourceId, lang: 'en' }, { value: sourceId, lang: 'und' }]),
      languages: ['en'],
      details: {
        category15: 'ASTRONOMY',
        // The graph takes the map's point from here.
        location: { point: point(telescope['longitude'], telescope['latitude']) },
        technicalSpecs: elevation === undefined ? undefined : `Elevation ${elevation} m`,
      },
    })] }
  },
}
