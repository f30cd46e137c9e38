import { resourceId } from '../../../schema/resource-id.ts'
import type { Agent, Rights, SharingLevel } from '../../../schema/document.ts'
import type { Format } from '../format.ts'
import { numbered, readJson } from '../source/json-records.ts'
import { namespaceOfType } from '../typenames.ts'
import { upsert, withoutId } from '../upsert.ts'
import { fullDate, partialDate } from '../values/dates.ts'
import { type JsonObject, listOf, objectOf } from '../values/json.ts'
import { lookup } from '../values/lookup.ts'
import { slug } from '../values/slug.ts'
import { textOf, textsOf } from '../values/text.ts'
import { titles } from '../values/titles.ts'
import { webAddress } from '../values/web-address.ts'
import { distributionsOf, formatsOf, linksOf } from './data-json/distributions.ts'
import { spatialOf } from './data-json/spatial.ts'

const levelOf = lookup<SharingLevel>({ public: 'PUBLIC', 'restricted public': 'AGREEMENT', 'non-public': 'RESTRICTED' })
const frequencyOf = lookup({
  'R/P1Y': 'ANNUALLY', 'R/P3M': 'QUARTERLY', 'R/P1M': 'MONTHLY', 'R/P1W': 'WEEKLY', 'R/P7D': 'WEEKLY', 'R/P1D': 'DAILY', 'R/PT1S': 'CONTINUAL', irregular: 'IRREGULAR',
})

/** Catalogues in data.json (Project Open Data 1.1, a DCAT profile), domain.md §6.3. Each publisher is a source of its own. */
export const dataJson: Format<unknown> = {
  name: 'data-json',
  about: 'data.json catalogue (Project Open Data 1.1)',
  recognise: ({ text }) => /^\s*\{/.test(text) && text.includes('"dataset"') && text.includes('project-open-data.cio.gov/v1.1/schema'),
  async *read(file) {
    yield* numbered(listOf(objectOf(await readJson(file))['dataset']))
  },
  map({ value }) {
    const dataset = objectOf(value)
    const publisher = objectOf(dataset['publisher'])
    const [sourceId, publisherName] = [textOf(dataset['identifier']), textOf(publisher['name'])]
    if (sourceId === undefined || publisherName === undefined) return withoutId(sourceId === undefined ? 'identifier' : 'publisher.name', 'Dataset')
    const source = `data-json:${slug(publisherName)}`
    const parent = textOf(dataset['isPartOf'])
    const modified = fullDate(dataset['modified'])
    return { upserts: [upsert({ source, sourceId, typename: 'Dataset', resourceType: 'DATASET', metadataFormat: 'pod-1.1', sourceDatestamp: modified && `${modified}T00:00:00Z` }, {
      ...titles([{ value: dataset['title'], lang: textOf(listOf(dataset['language'])[0]) }]),
      description: textOf(dataset['description'])?.replace(/^No description found$/, ''),
      keywords: textsOf([...listOf(dataset['keyword']), ...listOf(dataset['theme'])]),
      identifiers: identifiers(sourceId),
      languages: textsOf(listOf(dataset['language'])),
      contributors: parentOrganizations(publisher),
      provider: { name: publisherName },
      contact: contact(objectOf(dataset['contactPoint'])),
      generatedOn: partialDate(dataset['issued']),
      rights: rights(dataset),
      sharing: { level: levelOf(textOf(dataset['accessLevel'])) },
      links: linksOf(dataset),
      spatialCoverage: spatialOf(dataset['spatial']),
      temporalCoverage: temporal(textOf(dataset['temporal'])),
      // 000:000 is how the federal inventory writes that there is no programme.
      funding: textsOf(listOf(dataset['programCode'])).filter((code) => !code.endsWith(':000')).map((code) => ({ program: 'OTHER', projectNo: code })),
      relations: parent === undefined ? [] : [{ kind: 'IS_PART_OF', id: resourceId(namespaceOfType('Dataset'), source, parent), source }],
      details: {
        kind: 'DATASET',
        formats: formatsOf(dataset),
        distributions: distributionsOf(dataset),
        updateFrequency: frequencyOf(textOf(dataset['accrualPeriodicity'])),
      },
    })] }
  },
}

const identifiers = (sourceId: string) => {
  const doi = /^(?:https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/.exec(sourceId)?.[1]?.toLowerCase()
  return [doi === undefined ? { scheme: 'OTHER', value: sourceId, url: webAddress(sourceId) } : { scheme: 'DOI', value: doi, url: `https://doi.org/${doi}` }]
}

/** A publisher within an organisation within another, upwards. */
const parentOrganizations = (publisher: JsonObject): Agent[] => {
  const name = textOf(objectOf(publisher['subOrganizationOf'])['name'])
  return name === undefined ? [] : [{ kind: 'ORGANIZATION', name, role: 'parentOrganization' }, ...parentOrganizations(objectOf(publisher['subOrganizationOf']))]
}

const contact = (point: JsonObject) => ({ name: textOf(point['fn']), email: textOf(point['hasEmail'])?.replace(/^mailto:/, '') })

const rights = (dataset: JsonObject): Rights => {
  const license = webAddress(dataset['license'])
  return { licenseUrl: license?.endsWith('/unknown-license') ? undefined : license, license: license === undefined ? textOf(dataset['license']) : undefined, statement: textOf(dataset['rights']) }
}

const temporal = (text: string | undefined) => {
  if (text === undefined) return []
  const [start, end] = text.split('/').map((part) => partialDate(part))
  return [start === undefined && end === undefined ? { label: text } : { start, end }]
}
