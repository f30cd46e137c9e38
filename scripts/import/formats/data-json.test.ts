import { describe, expect, it } from 'vitest'
import { resourceId } from '../../../schema/resource-id.ts'
import { bySourceId, hasData, readReal } from '../real-files.ts'
import { dataJson } from './data-json.ts'

const FOLDER = 'scientific-data/data-json/'

describe.skipIf(!hasData)('dataJson', () => {
  it.each([['arm', 3], ['collection-1-parent-2-children', 3], ['geospatial', 2], ['large-spatial', 1], ['many-resources', 1], ['ny', 1]])('reads %s.data.json: %i datasets', async (name, datasets) => {
    expect(await readReal(dataJson, `${FOLDER}${name}.data.json`)).toMatchObject({ recognised: true, rows: datasets, byType: { Dataset: datasets }, refused: [] })
  })

  it('keeps all that a dataset says', async () => {
    expect((await readReal(dataJson, `${FOLDER}ny.data.json`)).upserts[0]).toEqual({
      source: 'data-json:state-of-new-york',
      sourceId: 'https://data.ny.gov/api/views/22ew-dxez',
      typename: 'Dataset',
      deleted: false,
      document: {
        profile: 'core/1',
        resourceType: 'DATASET',
        title: 'State of New York Mortgage Agency (SONYMA) Loans Purchased: Beginning 2004',
        titleEn: 'State of New York Mortgage Agency (SONYMA) Loans Purchased: Beginning 2004',
        description: 'Financial and Geographic Information on SONYMA Loans purchased since 2004.',
        keywords: expect.arrayContaining(['rental assistance', 'sonyma', 'Economic Development']),
        identifiers: [{ scheme: 'OTHER', value: 'https://data.ny.gov/api/views/22ew-dxez', url: 'https://data.ny.gov/api/views/22ew-dxez' }],
        provider: { name: 'State of New York' },
        contact: { name: 'Open Data NY' },
        generatedOn: '2016-07-21',
        sharing: { level: 'PUBLIC' },
        links: [
          { kind: 'LANDING', url: 'https://data.ny.gov/d/22ew-dxez' },
          { kind: 'DOWNLOAD', url: 'https://data.ny.gov/api/views/22ew-dxez/rows.csv?accessType=DOWNLOAD', mediaType: 'text/csv' },
          { kind: 'DOWNLOAD', url: 'https://data.ny.gov/api/views/22ew-dxez/rows.rdf?accessType=DOWNLOAD', mediaType: 'application/rdf+xml' },
          { kind: 'DOCUMENTATION', url: 'https://data.ny.gov/api/views/22ew-dxez/columns.rdf', mediaType: 'application/rdf+xml' },
          { kind: 'DOWNLOAD', url: 'https://data.ny.gov/api/views/22ew-dxez/rows.json?accessType=DOWNLOAD', mediaType: 'application/json' },
          { kind: 'DOCUMENTATION', url: 'https://data.ny.gov/api/views/22ew-dxez/columns.json', mediaType: 'application/json' },
          { kind: 'DOWNLOAD', url: 'https://data.ny.gov/api/views/22ew-dxez/rows.xml?accessType=DOWNLOAD', mediaType: 'application/xml' },
          { kind: 'DOCUMENTATION', url: 'https://data.ny.gov/api/views/22ew-dxez/columns.svc', mediaType: 'application/xml' },
        ],
        details: {
          kind: 'DATASET',
          formats: ['text/csv', 'application/rdf+xml', 'application/json', 'application/xml'],
          distributions: [
            { downloadUrl: 'https://data.ny.gov/api/views/22ew-dxez/rows.csv?accessType=DOWNLOAD', mediaType: 'text/csv' },
            { downloadUrl: 'https://data.ny.gov/api/views/22ew-dxez/rows.rdf?accessType=DOWNLOAD', mediaType: 'application/rdf+xml' },
            { downloadUrl: 'https://data.ny.gov/api/views/22ew-dxez/rows.json?accessType=DOWNLOAD', mediaType: 'application/json' },
            { downloadUrl: 'https://data.ny.gov/api/views/22ew-dxez/rows.xml?accessType=DOWNLOAD', mediaType: 'application/xml' },
          ],
        },
        provenance: { origin: 'HARVESTED', source: 'data-json:state-of-new-york', sourceId: 'https://data.ny.gov/api/views/22ew-dxez', sourceDatestamp: '2019-06-10T00:00:00Z', metadataFormat: 'pod-1.1' },
      },
    })
  })

  it('relates a part to its collection by id', async () => {
    const opm = await readReal(dataJson, `${FOLDER}collection-1-parent-2-children.data.json`)
    const source = 'data-json:u-s-office-of-personnel-management'
    expect(bySourceId(opm, 'OPM-ERround-0001-Retire').document?.relations).toEqual([{ kind: 'IS_PART_OF', id: resourceId('scientific-data', source, 'OPM-ERround-0001'), source }])
  })

  it('takes corners given as latitude, longitude for a box, and well-known text for GeoJSON', async () => {
    const [tiger] = (await readReal(dataJson, `${FOLDER}geospatial.data.json`)).upserts
    expect(tiger?.document?.spatialCoverage).toEqual([{ bbox: { west: -179.231086, south: -14.601813, east: 179.859681, north: 71.441059 } }])
    const [large] = (await readReal(dataJson, `${FOLDER}large-spatial.data.json`)).upserts
    expect(large?.document?.spatialCoverage?.map(({ geojson }) => (geojson as { type: string }).type)).toEqual(['MultiPolygon', 'Polygon', 'Polygon', 'Polygon'])
  })

  it('refuses datasets without identifier or title, each for its reason, and reads a null spatial', async () => {
    const faulty = await readReal(dataJson, 'malformed/data-json/missing-identifier-title.data.json')
    expect(faulty.refused).toEqual([
      { number: 1, sourceId: undefined, reason: { code: 'ID_MISSING', message: 'identifier is missing, so the record has no id' } },
      { number: 3, sourceId: 'Test-0002', reason: { code: 'TITLE_MISSING', message: 'the record has no title' } },
    ])
    expect((await readReal(dataJson, 'malformed/data-json/null-spatial.data.json')).upserts[0]?.document).not.toHaveProperty('spatialCoverage')
  })
})
