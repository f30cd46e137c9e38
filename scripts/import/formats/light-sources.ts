import type { Broken, Format, RawRecord } from '../format.ts'
import { readJson } from '../source/json-records.ts'
import type { SourceFile } from '../source/source-file.ts'
import { upsert } from '../upsert.ts'
import { countryCode } from '../values/countries.ts'
import { isObject, type JsonObject, objectOf } from '../values/json.ts'
import { provinceCoverage, provinceOf } from '../values/provinces.ts'
import { textOf } from '../values/text.ts'
import { titles } from '../values/titles.ts'
import { webAddress } from '../values/web-address.ts'

interface LightSource { acronym: string; record: JsonObject }

/** The world's synchrotrons (XAS Data Library): one object, its keys the acronyms. */
export const lightSources: Format<LightSource> = {
  name: 'light-sources',
  about: 'synchrotron light sources of the XAS Data Library, JSON',
  recognise: ({ text }) => text.startsWith('{') && ['"active"', '"fullname"', '"country"', '"post"'].every((key) => text.includes(key)),
  read: readLightSources,
  map({ value: { acronym, record } }) {
    const post = postalAddress(textOf(record['post']))
    const website = webAddress(record['website'])
    return { upserts: [upsert({ source: 'xas-data-library', sourceId: acronym, typename: 'ResearchBase', resourceType: 'RESEARCH_BASE', metadataFormat: 'xas-light-sources' }, {
      ...titles([{ value: record['fullname'] ?? acronym, lang: 'en' }, { value: acronym, lang: 'und' }]),
      languages: ['en'],
      contact: { ...post, url: website },
      links: website ? [{ kind: 'LANDING', url: website }] : [],
      spatialCoverage: country(textOf(record['country'])),
      lifecycle: record['active'] === false ? 'DISPOSED' : undefined,
      details: { kind: 'MAJOR_SCIENCE_PROJECT' },
    })] }
  },
}

async function* readLightSources(file: SourceFile): AsyncGenerator<RawRecord<LightSource> | Broken> {
  let number = 0
  for (const [acronym, record] of Object.entries(objectOf(await readJson(file)))) {
    number++
    yield isObject(record) ? { number, value: { acronym, record } } : { number, broken: { code: 'BAD_RECORD', message: 'the entry is no object' } }
  }
}

const country = (name: string | undefined) => {
  if (name === undefined) return []
  const province = provinceOf(name)
  return [province ? provinceCoverage(province) : { name, countryCode: countryCode(name) }]
}

/** Addresses carry lines of telephone, fax and e-mail: the telephone has a place of its own. */
const postalAddress = (post: string | undefined) => {
  const lines = (post ?? '').split('\n').map((line) => line.trim())
  const phone = lines.map((line) => /^tel(?:\/fax)?\s*:\s*(.+)$/i.exec(line)?.[1]).find((found) => found !== undefined)
  return { address: textOf(lines.filter((line) => line !== '' && !/^(tel|fax|e-?mail)\b/i.test(line)).join('\n')), phone: textOf(phone) }
}
