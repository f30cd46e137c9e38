import { describe, expect, it } from 'vitest'
import type { CoreDocument } from '../../../schema/document.ts'
import { resourceId } from '../../../schema/resource-id.ts'
import { importFiles } from '../import-files.ts'
import { mapRecord } from '../map-record.ts'
import { bySourceId, DATA, hasData, readReal } from '../real-files.ts'
import { recogniseFiles } from '../recognise-files.ts'
import { equation } from '../report.ts'
import { count, createTally, totalOf } from '../tally.ts'
import type { Upserter } from '../upserter.ts'
import type { XmlElement } from '../values/xml.ts'
import { dataciteXml } from './datacite-xml.ts'

const FOLDER = 'scientific-data/datacite/bolognese-'
const documentOf = async (path: string): Promise<CoreDocument> => {
  const { upserts: [upsert] } = await readReal(dataciteXml, path)
  if (!upsert?.document) throw new Error(`${path} gave no document`)
  return upsert.document
}

describe.skipIf(!hasData)('dataciteXml', () => {
  it.each([
    ['datacite-by-nd-4.0', 'Dataset'], ['datacite-example-affiliation', 'Dataset'], ['datacite-example-complicated-v3.0', 'Monograph'], ['datacite-example-complicated-v4.0', 'Monograph'],
    ['datacite-example-complicated-v4.1', 'Monograph'], ['datacite-example-escaped-text', 'Monograph'], ['datacite-example-full-v4.4', 'Dataset'], ['datacite-example-full-v4.5', 'Dataset'],
    ['datacite-example-geolocation-2', 'Dataset'], ['datacite-example-geolocation', 'Dataset'], ['datacite-example-polygon', 'Dataset'], ['datacite-funderIdentifier', 'Monograph'],
    ['datacite-metadata-sample-complicated-v2.2', 'Monograph'], ['datacite-multiple-language', 'Dataset'], ['datacite-multiple-rights', 'Dataset'], ['datacite-schema-2.2', 'Dataset'],
    ['datacite-seriesinformation', 'Paper'], ['datacite-xml-lang', 'Dataset'], ['datacite', 'Paper'], ['datacite_dataset', 'Dataset'], ['datacite_journal_article', 'Paper'], ['gtex', 'Dataset'],
    ['nist', 'Dataset'], ['ns0', 'Dataset'], ['pure', 'Dataset'], ['schema_4.0', 'Dataset'],
  ])('makes of %s one %s', async (name, typename) => {
    expect(await readReal(dataciteXml, `${FOLDER}${name}.xml`)).toMatchObject({ recognised: true, rows: 1, byType: { [typename]: 1 }, refused: [], notes: [] })
  })
  it.each([
    ['datacite-example-complicated-tba', 'TITLE_MISSING', '10.5072/testpub'],
    ['datacite-example-full-v4.6', 'TYPE_UNMAPPED', '10.82433/b09z-4k37'],
    ['datacite-example-nameIdentifier-with-schemeURI', 'TYPE_UNMAPPED', '10.48321/d1z60q'],
    ['vivli', 'TYPE_UNMAPPED', '10.5072/00013641'],
  ])('refuses %s: %s', async (name, code, sourceId) => {
    expect(await readReal(dataciteXml, `${FOLDER}${name}.xml`)).toMatchObject({ recognised: true, upserts: [], refused: [{ number: 1, sourceId, reason: { code } }] })
  })

  it('keeps all that a record of kernel 4.4 says', async () => {
    expect(bySourceId(await readReal(dataciteXml, `${FOLDER}datacite-example-full-v4.4.xml`), '10.5072/example-full')).toEqual({
      source: 'datacite',
      sourceId: '10.5072/example-full',
      typename: 'Dataset',
      deleted: false,
      document: {
        profile: 'core/1',
        resourceType: 'DATASET',
        title: 'Full DataCite XML Example',
        titleEn: 'Full DataCite XML Example',
        alternativeTitles: [{ lang: 'en-US', value: 'Demonstration of DataCite Properties.' }],
        description: 'XML example of all DataCite Metadata Schema v4.4 properties.\n\nType: XML',
        keywords: ['computer science'],
        languages: ['en-US'],
        identifiers: [
          { scheme: 'DOI', value: '10.5072/example-full', url: 'https://doi.org/10.5072/example-full' },
          ...['https://schema.datacite.org/meta/kernel-4.4/example/datacite-example-full-v4.4.xml'].map((url) => ({ scheme: 'OTHER', value: url, url })),
        ],
        creators: [{ kind: 'PERSON', name: 'Miller, Elizabeth', orcid: '0000-0001-5000-0007', affiliation: 'DataCite' }],
        contributors: [{ kind: 'PERSON', name: 'Starr, Joan', orcid: '0000-0002-7285-027X', affiliation: 'California Digital Library', role: 'ProjectLeader' }],
        provider: { name: 'DataCite' },
        generatedOn: '2014',
        version: '4.2',
        rights: { license: 'CC0 1.0', licenseUrl: 'https://creativecommons.org/publicdomain/zero/1.0/' },
        spatialCoverage: [{
          name: 'Atlantic Ocean',
          point: { lon: -67.302, lat: 31.233 },
          bbox: { west: -71.032, south: 41.09, east: -68.211, north: 42.893 },
          geojson: { type: 'Polygon', coordinates: [[[-71.032, 41.991], [-69.622, 42.893], [-68.211, 41.991], [-69.622, 41.09], [-71.032, 41.991]]] },
        }],
        funding: [{ projectNo: 'CBET-106', projectTitle: 'Full DataCite XML Example', funder: 'National Science Foundation' }],
        details: { volumeBytes: '4000', formats: ['application/xml'] },
        provenance: { origin: 'HARVESTED', source: 'datacite', sourceId: '10.5072/example-full', metadataFormat: 'datacite-4.4' },
      },
    })
  })
  it('takes ROR, servicer, contact, period and methods from kernel 4.5', async () => {
    const document = await documentOf(`${FOLDER}datacite-example-full-v4.5.xml`)
    expect(document).toMatchObject({
      creators: [{ kind: 'PERSON', orcid: '0000-0001-5727-2427' }, { kind: 'ORGANIZATION', name: 'ExampleOrganization', ror: '04wxnsj81' }],
      servicer: { name: 'ExampleOrganization' }, contact: { name: 'ExampleFamilyName, ExampleGivenName' }, rights: { license: 'CC-BY-4.0' },
      generatedOn: '2023-01-01', temporalCoverage: [{ start: '2022-01-01', end: '2022-12-31' }], details: { volumeBytes: '1000000', methodology: 'Example Methods' },
    })
    expect([document.contributors?.length, document.relations?.length]).toEqual([19, 20])
  })
  it('reads kernel 2.2: rights without a list, a period by its two ends, a Polish title that is said to be German', async () => {
    expect(await documentOf(`${FOLDER}datacite-metadata-sample-complicated-v2.2.xml`)).toMatchObject({
      title: 'Właściwości rzutowań podprzestrzeniowych', titleEn: 'Translation of Polish titles', languages: ['de'], rights: { statement: 'CC by-nd' },
      temporalCoverage: [{ start: '2009-04-29', end: '2010-01-05' }], creators: [{ name: 'Smith, John' }, { name: 'つまらないものですが' }], provenance: { metadataFormat: 'datacite-2.2' },
    })
  })
  it('reads the points of kernel 3, latitude first, and other prefixes', async () => {
    expect((await documentOf('malformed/datacite/bolognese-datacite-space-in-sizes.xml')).spatialCoverage).toEqual([{ point: { lon: -155.05, lat: 19.74 } }])
    expect(await documentOf(`${FOLDER}ns0.xml`)).toMatchObject({ title: 'LAMMPS Data-File Generator', creators: { length: 5 }, provenance: { metadataFormat: 'datacite-2.2' } })
  })
  it('unwraps lines, adds sizes up, tells access from licence and says a licence once', async () => {
    expect(await documentOf(`${FOLDER}datacite-example-geolocation-2.xml`)).toMatchObject({
      title: 'Southern Sierra Critical Zone Observatory (SSCZO), Providence Creek meteorological data, soil moisture and temperature, snow depth and air temperature',
      creators: [{ name: 'Bales, Roger', affiliation: 'UC Merced; NSF' }, {}, {}, {}, {}, {}], details: { volumeBytes: '1799269709', methodology: expect.stringMatching(/^Soil volumetric water content .*using\nDecagon/) },
    })
    expect(await documentOf(`${FOLDER}pure.xml`)).toMatchObject({ rights: { license: 'CC BY', licenseUrl: 'http://creativecommons.org/licenses/by/4.0/' }, details: { volumeBytes: '7047000' }, funding: { length: 6 } })
    expect(await documentOf(`${FOLDER}datacite-multiple-rights.xml`)).not.toHaveProperty('rights')
    expect((await documentOf(`${FOLDER}datacite_journal_article.xml`)).details).toMatchObject({ kind: 'JOURNAL', issn: ['0040-4411'], publishedOn: '1995-11' })
    expect((await documentOf(`${FOLDER}datacite-example-escaped-text.xml`)).title).toBe("Some initial text<the rest of the text won't display.")
  })

  it('reads what is odd and not broken', async () => {
    expect((await documentOf('malformed/datacite/bolognese-datacite_malformed_creator.xml')).creators).toEqual(
      ['Grošelj, Blaž', 'Oražem, Miha', 'Kovač, Viljem'].map((name) => ({ kind: 'PERSON', name, affiliation: 'Onkološki inštitut Ljubljana' })))
    expect(await documentOf('malformed/datacite/lupo-utf-16.xml')).toMatchObject({ creators: { length: 4 }, keywords: { length: 4 } })
    expect(await documentOf('malformed/datacite/bolognese-datacite_missing_creator.xml')).not.toHaveProperty('creators')
    expect(await documentOf('malformed/datacite/bolognese-datacite_blank_publisher.xml')).not.toHaveProperty('provider')
    expect((await documentOf('malformed/datacite/bolognese-datacite_blank_name_identifier.xml')).creators).toEqual([{ name: 'SNO KARST' }])
    expect((await documentOf('malformed/datacite/bolognese-datacite-geolocation-empty.xml')).spatialCoverage).toEqual([{ point: { lon: -68.2975, lat: -11.64583333 } }])
    expect((await documentOf('malformed/datacite/bolognese-datacite-formats-with-xs.xml')).details).not.toHaveProperty('volumeBytes')
  })

  const accepting: Upserter = async (namespace, items) => items.map(({ source, sourceId }) => ({ sourceId, id: resourceId(namespace, source, sourceId), result: 'CREATED', position: null, findings: [] }))
  const tallyOf = async (folder: string) => {
    const tally = createTally()
    const { recognised } = await recogniseFiles([`${DATA}${folder}`], [dataciteXml])
    for await (const event of importFiles(recognised, accepting, new AbortController().signal)) count(tally, event)
    return tally
  }
  it('imports the folder as it lies: of records that share a DOI one is taken', async () => {
    expect(equation(totalOf(await tallyOf('scientific-data/datacite')))).toBe('seen 30 = created 17 + refused 13')
  })
  it('costs one file where one is no XML, and says where', async () => {
    const tally = await tallyOf('malformed/datacite')
    expect(equation(totalOf(tally))).toBe('seen 9 = created 9')
    expect([...tally.files.values()].flatMap(({ source, unreadable }) => (unreadable === undefined ? [] : [[source.file.path.slice(DATA.length), unreadable]]))).toEqual([
      ['malformed/datacite/bolognese-datacite-example-relateditems.xml', 'the XML cannot be read at line 46, column 23: unexpected close tag'],
    ])
  })
})

describe('dataciteXml', () => {
  const element = (name: string, children: XmlElement['children'], attributes: [string, string][] = []): XmlElement => ({ name, namespace: 'http://datacite.org/schema/kernel-4', attributes: new Map(attributes), children })
  const record = (...more: XmlElement[]): XmlElement =>
    element('resource', [
      element('identifier', ['10.5072/abc'], [['identifierType', 'DOI']]), element('titles', [element('title', ['冰川数据集'])]), element('resourceType', [], [['resourceTypeGeneral', 'Dataset']]), ...more,
    ])
  const map = (value: XmlElement) => mapRecord(dataciteXml, { number: 1, value })

  it('refuses a record with a secrecy mark in an element or attribute of any name, without its id', () => {
    const refusal = [{ refused: { code: 'CONFIDENTIAL_NOT_ALLOWED', message: expect.any(String) } }]
    expect(map(record(element('密级', ['机密'])))).toEqual(refusal)
    expect(map(record(element('note', [], [['secrecyLevel', '2']])))).toEqual(refusal)
    expect(map(record())).toMatchObject([{ sourceId: '10.5072/abc', document: { title: '冰川数据集' } }])
  })
  it('refuses a record whose identifier is no DOI, and one nested deeper than any', () => {
    expect(map(element('resource', [element('identifier', ['21.11151/74ix'], [['identifierType', 'Handle']])]))).toMatchObject([{ refused: { code: 'ID_MISSING' } }])
    let deep = element('a', [])
    for (let depth = 0; depth < 100; depth++) deep = element('a', [deep])
    expect(map(record(deep))).toMatchObject([{ refused: { code: 'BAD_RECORD' } }])
  })
  it('makes several places of several polygons', () => {
    const corner = (lon: string, lat: string) => element('polygonPoint', [element('pointLongitude', [lon]), element('pointLatitude', [lat])])
    const polygon = (at: number) => element('geoLocationPolygon', [corner(`${at}`, '1'), corner(`${at + 1}`, '1'), corner(`${at}`, '2'), corner(`${at}`, '1')])
    const [upsert] = map(record(element('geoLocations', [element('geoLocation', [element('geoLocationPlace', ['Somewhere']), polygon(10), polygon(20)])])))
    expect(upsert).toMatchObject({ document: { spatialCoverage: [{ name: 'Somewhere', geojson: { coordinates: [[[10, 1], [11, 1], [10, 2], [10, 1]]] } }, { name: 'Somewhere', geojson: { coordinates: [[[20, 1], [21, 1], [20, 2], [20, 1]]] } }] } })
  })
  it('reads a box of kernel 3 as its south-west and north-east corners', () => {
    const [upsert] = map(record(element('geoLocations', [element('geoLocation', [element('geoLocationBox', ['41.090 -71.032  42.893 -68.211'])])])))
    expect(upsert).toMatchObject({ document: { spatialCoverage: [{ bbox: { west: -71.032, south: 41.09, east: -68.211, north: 42.893 } }] } })
  })
})
