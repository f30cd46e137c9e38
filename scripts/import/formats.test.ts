import { beforeAll, describe, expect, it } from 'vitest'
import { resourceId } from '../../schema/resource-id.ts'
import { isDate, isDateTime, isDecimal, isPartialDate, isUrl } from '../../schema/scalars.ts'
import type { ResourceUpsert } from './format.ts'
import { FORMATS } from './formats.ts'
import { DATA, hasData, readThrough } from './real-files.ts'
import { recogniseFiles } from './recognise-files.ts'
import { readHead } from './source/head.ts'
import { namespaceOfType } from './typenames.ts'

const idOf = ({ typename, source, sourceId }: ResourceUpsert): string => resourceId(namespaceOfType(typename), source, sourceId)

describe.skipIf(!hasData)('FORMATS on all files of the data', () => {
  let names: Record<string, string[]>
  const upserts: ResourceUpsert[] = []
  beforeAll(async () => {
    const { recognised } = await recogniseFiles([DATA], FORMATS)
    names = Object.fromEntries([...Map.groupBy(recognised, ({ format }) => format.name)].map(([name, files]) => [name, files.map(({ file }) => file.path.slice(DATA.length))]))
    for (const { file, format } of recognised) if (!file.path.includes('malformed')) upserts.push(...(await readThrough(format, file.path)).upserts)
  })

  it('recognise their own files and no others', () => {
    expect(names).toEqual({
      ror: ['instruments/organizations/ror-china.jsonl'],
      'light-sources': ['instruments/facilities/light-sources-synchrotrons.json'],
      'pnnl-instruments': ['instruments/facilities/pnnl-dms-instruments.tsv'],
      'radio-observatories': ['instruments/facilities/radio-observatories.json'],
      'literature-corpus': ['literature/corpus.jsonl', 'malformed/derived/papers-40-mojibake.jsonl'],
      'data-json': [
        ...['missing-identifier-title', 'null-spatial', 'reserved-title'].map((name) => `malformed/data-json/${name}.data.json`),
        ...['arm', 'collection-1-parent-2-children', 'geospatial', 'large-spatial', 'many-resources', 'ny'].map((name) => `scientific-data/data-json/${name}.data.json`),
        'scientific-data/dcat/ckanext-dcat-dcat-catalog_pod.jsonld',
      ],
      'datacite-json': [
        ...['missing_comma', 'overlapping_keys'].map((fault) => `malformed/datacite/bolognese-datacite_software_${fault}.json`),
        'scientific-data/datacite/api-dois-1.json',
        ...['', '_software_version', '_with_container', '_with_container_and_seriesinformation', '_with_container_and_seriesinformation_and_relateditem'].map((name) => `scientific-data/datacite/bolognese-datacite${name}.json`),
      ],
      'datacite-xml': [
        ...['-empty-sizes', '-example-relateditems', '-formats-with-xs', '-geolocation-empty', '-space-in-sizes', '_blank_name_identifier', '_blank_publisher', '_malformed_creator', '_missing_creator'].map((fault) => `malformed/datacite/bolognese-datacite${fault}.xml`),
        'malformed/datacite/lupo-utf-16.xml',
        ...[
          '-by-nd-4.0', '-example-affiliation', '-example-complicated-tba', '-example-complicated-v3.0', '-example-complicated-v4.0', '-example-complicated-v4.1', '-example-escaped-text', '-example-full-v4.4',
          '-example-full-v4.5', '-example-full-v4.6', '-example-geolocation-2', '-example-geolocation', '-example-nameIdentifier-with-schemeURI', '-example-polygon', '-funderIdentifier',
          '-metadata-sample-complicated-v2.2', '-multiple-language', '-multiple-rights', '-schema-2.2', '-seriesinformation', '-xml-lang', '', '_dataset', '_journal_article',
        ].map((name) => `scientific-data/datacite/bolognese-datacite${name}.xml`),
        ...['gtex', 'nist', 'ns0', 'pure', 'schema_4.0', 'vivli'].map((name) => `scientific-data/datacite/bolognese-${name}.xml`),
      ],
      'pidinst-xml': ['instruments/pidinst/hzb-mx-14-1-pilatus.xml', 'instruments/pidinst/hzb-mx-14-1.xml'],
      nsfc: ['malformed/derived/nsfc-120rows-gbk-truncated.csv', 'malformed/derived/nsfc-300rows-gb18030-crlf.csv', 'programs/nsfc-management-science-2017.csv'],
      'groundnut-passport': ['natural-resources/germplasm/groundnut-passport-GN1000.csv'],
      'cn-plants': ['natural-resources/species/cn-plants.csv'],
      nssfc: ['programs/nssfc-projects-1991-2017.csv'],
    })
  })

  it('never claim one file twice', async () => {
    for (const path of Object.values(names).flat()) {
      const head = await readHead(`${DATA}${path}`)
      expect(FORMATS.filter((format) => head && format.recognise(head)).map(({ name }) => name), path).toHaveLength(1)
    }
  })

  it('give every record a title, its provenance, and an id that no other record of other content has', () => {
    const contents = new Map<string, Set<string>>()
    for (const upsert of upserts) {
      const { source, sourceId, document, deleted } = upsert
      const known = contents.get(idOf(upsert)) ?? new Set<string>()
      contents.set(idOf(upsert), known.add(JSON.stringify(document)))
      if (deleted) continue
      expect(document?.title, sourceId).toBeTruthy()
      expect(document?.provenance).toMatchObject({ origin: 'HARVESTED', source, sourceId })
    }
    const disputed = [...contents].filter(([, known]) => known.size > 1).map(([id]) => id)
    // Fixtures of DataCite that are variants of one record, and one of data.json.
    expect(disputed.toSorted()).toEqual([
      ...['10.5438/4k3m-nyvg', '10.5072/testpub'].map((doi) => resourceId('literature', 'datacite', doi)),
      ...['10.5072/example-full', '10.5061/dryad.8515', '10.6071/z7wc73'].map((doi) => resourceId('scientific-data', 'datacite', doi)),
      resourceId('scientific-data', 'data-json:u-s-office-of-personnel-management', 'OPM-ERround-0001-AWOL'),
    ].toSorted())
  })

  it('link to projects, organisations and datasets that are there', () => {
    const ids = new Set(upserts.map(idOf))
    const projects = upserts.flatMap(({ document }) => document?.funding?.flatMap(({ project }) => (project ? [project.id] : [])) ?? [])
    expect(projects).toHaveLength(1_734)
    expect(projects.filter((id) => !ids.has(id))).toEqual([])
    const parts = upserts.flatMap(({ document }) => document?.relations?.flatMap(({ id }) => (id ? [id] : [])) ?? [])
    expect(parts.filter((id) => !ids.has(id))).toEqual([])
  })

  it('write no empty value, and every date, address and decimal in the form of the schema', () => {
    const faults: string[] = []
    const visit = (value: unknown, path: string): void => {
      const key = path.slice(path.lastIndexOf('.') + 1)
      if (value === '' || value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0)) faults.push(`${path} is empty`)
      if (Array.isArray(value)) for (const item of value) visit(item, path)
      else if (typeof value === 'object' && value !== null) for (const [name, item] of Object.entries(value)) visit(item, `${path}.${name}`)
      else if (/^(generatedOn|publishedOn|acquiredOn|start|end|compiledOn)$/.test(key) && !isPartialDate(String(value))) faults.push(`${path} ${String(value)}`)
      else if (/^(startOn|endOn|acceptedOn|embargoUntil)$/.test(key) && !isDate(String(value))) faults.push(`${path} ${String(value)}`)
      else if (key === 'sourceDatestamp' && !isDateTime(String(value))) faults.push(`${path} ${String(value)}`)
      else if (/^(url|website|licenseUrl|accessUrl|downloadUrl)$/.test(key) && !isUrl(String(value))) faults.push(`${path} ${String(value)}`)
      else if (/^(amount|volumeBytes)$/.test(key) && !isDecimal(String(value))) faults.push(`${path} ${String(value)}`)
      else if (typeof value === 'string' && (value !== value.trim() || /^unknown$/i.test(value))) faults.push(`${path} ${value}`)
    }
    for (const { document, typename } of upserts) if (document) visit(document, typename)
    expect(faults).toEqual([])
  })
})
