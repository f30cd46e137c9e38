import { describe, expect, it } from 'vitest'
import { resourceId } from '../../../schema/resource-id.ts'
import { bySourceId, hasData, readReal } from '../real-files.ts'
import type { JsonObject } from '../values/json.ts'
import type { Head } from '../source/head.ts'
import { crosswalk } from './pidinst/crosswalk.ts'
import { pidinstJson } from './pidinst-json.ts'
import { pidinstXml } from './pidinst-xml.ts'

const HZB = 'Helmholtz-Zentrum Berlin für Materialien und Energie'
const hzb = { name: HZB, organization: { id: resourceId('platforms', 'ror', '02aj13c28') } }
const LANDING = 'https://www.helmholtz-berlin.de/pubbin/igama_output?modus=einzel&sprache=en&gid=1675&typoid=35517'

describe.skipIf(!hasData)('pidinstXml on instruments/pidinst', () => {
  it('reads a detector, with its serial number apart from the identifiers and the beamline it is part of by id', async () => {
    const pilatus = await readReal(pidinstXml, 'instruments/pidinst/hzb-mx-14-1-pilatus.xml')
    expect(pilatus).toMatchObject({ recognised: true, rows: 1, byType: { Instrument: 1 }, refused: [] })
    expect(bySourceId(pilatus, '1234.1675.1')).toEqual({
      source: 'pidinst',
      sourceId: '1234.1675.1',
      typename: 'Instrument',
      deleted: false,
      document: {
        profile: 'core/1',
        resourceType: 'INSTRUMENT',
        title: 'Pilatus detector at MX station 14.1',
        titleEn: 'Pilatus detector at MX station 14.1',
        description: 'The Pilatus 6M pixel-detector at the MX station 14.1',
        keywords: ['Raster image pixel detector'],
        identifiers: [{ scheme: 'HANDLE', value: '1234.1675.1' }],
        provider: hzb,
        links: [{ kind: 'LANDING', url: LANDING }],
        relations: [
          { kind: 'IS_PART_OF', id: resourceId('instruments', 'pidinst', '1234.1675'), identifier: { scheme: 'HANDLE', value: '1234.1675' }, source: 'pidinst' },
          ...['https://www.dectris.com/products/pilatus3/pilatus3-s-for-synchrotron/details/pilatus3-s-6m'].map((url) => ({ kind: 'CITES', identifier: { scheme: 'OTHER', value: url, url }, source: 'pidinst' })),
        ],
        details: { serialNo: '1234567', category15: 'OTHER', model: 'PILATUS3 S 6M', manufacturers: [{ name: 'DECTRIS' }], owners: [hzb], measuredVariables: ['X-ray'] },
        provenance: { origin: 'HARVESTED', source: 'pidinst', sourceId: '1234.1675.1', metadataFormat: 'pidinst-1.0' },
      },
    })
  })
  it('reads a beamline that its owner built, with its component', async () => {
    const station = await readReal(pidinstXml, 'instruments/pidinst/hzb-mx-14-1.xml')
    expect(station).toMatchObject({ recognised: true, rows: 1, byType: { Instrument: 1 }, refused: [] })
    expect(bySourceId(station, '1234.1675').document).toMatchObject({
      title: 'Macromolecular Crystallography station 14.1',
      keywords: ['Synchrotron experimental station'],
      details: { owners: [hzb], manufacturers: [{ kind: 'ORGANIZATION', name: HZB, ror: '02aj13c28' }] },
      relations: [
        { kind: 'IS_DESCRIBED_BY', identifier: { scheme: 'DOI', value: '10.17815/jlsrf-2-64' } },
        { kind: 'HAS_PART', id: resourceId('instruments', 'pidinst', '1234.1675.1'), identifier: { scheme: 'HANDLE', value: '1234.1675.1' } },
      ],
    })
  })
})

describe('crosswalk of PIDINST', () => {
  const record = {
    identifier: { identifier: 'https://doi.org/10.5442/NI000001', identifierType: 'DOI' },
    schemaVersion: '1.0',
    landingPage: 'https://example.org/e2',
    name: 'E2 - Flat-Cone Diffractometer',
    owners: [{ ownerName: 'HZB', ownerContact: 'e2@example.org', ownerIdentifier: { ownerIdentifier: 'https://ror.org/02aj13c28', ownerIdentifierType: 'ROR' } }, { ownerName: '上海光源' }],
    manufacturers: [{ manufacturerName: '李四', manufacturerIdentifier: { manufacturerIdentifier: '0000-0001-5000-0007', manufacturerIdentifierType: 'ORCID' } }],
    model: { modelName: 'E2' },
    instrumentTypes: [{ instrumentTypeName: 'Neutron diffractometer' }],
    measuredVariables: ['Neutron counts'],
    dates: [{ date: '1999-03-17', dateType: 'Commissioned' }, { date: '2019-12', dateType: 'DeCommissioned' }],
    alternateIdentifiers: [
      { alternateIdentifier: 'A-17', alternateIdentifierType: 'InventoryNumber' }, { alternateIdentifier: 'S-4', alternateIdentifierType: 'SerialNumber' },
      { alternateIdentifier: '6', alternateIdentifierType: 'Other', alternateIdentifierName: 'igama' },
    ],
    relatedIdentifiers: [['WasUsedIn', '10.1000/a'], ['IsAttachedTo', '10.1000/b'], ['constructor', '10.1000/c'], ['IsNewVersionOf', '10.1000/d']].map(([relationType, relatedIdentifier]) => ({ relationType, relatedIdentifier, relatedIdentifierType: 'DOI' })),
  }
  const map = (given: JsonObject) => {
    const mapped = crosswalk(given)
    return 'refused' in mapped ? mapped : mapped.upserts[0]
  }

  it('takes owners, contact, manufacturers, numbers, dates and relations', () => {
    expect(map(record)).toMatchObject({
      sourceId: '10.5442/ni000001',
      document: {
        identifiers: [{ scheme: 'DOI', value: '10.5442/ni000001' }, { scheme: 'OTHER', value: 'igama:6' }],
        provider: { name: 'HZB' },
        contact: { name: 'HZB', email: 'e2@example.org' },
        lifecycle: 'DISPOSED',
        details: {
          category15: 'ANALYTICAL', internalNo: 'A-17', serialNo: 'S-4', model: 'E2', measuredVariables: ['Neutron counts'], commissionedOn: '1999-03-17', decommissionedOn: '2019-12',
          owners: [{ name: 'HZB', organization: { id: resourceId('platforms', 'ror', '02aj13c28') } }, { name: '上海光源' }],
          manufacturers: [{ kind: 'PERSON', name: '李四', orcid: '0000-0001-5000-0007' }],
        },
        relations: [{ kind: 'PRODUCED', identifier: { value: '10.1000/a' } }, { kind: 'IS_VERSION_OF', id: resourceId('instruments', 'pidinst', '10.1000/d'), identifier: { value: '10.1000/d' } }],
      },
    })
  })
  it('protects the contact of an owner that is a person', () => {
    const owners = [{ ownerName: '张三', ownerContact: 'mailto:zhang@example.org', ownerIdentifier: { ownerIdentifier: '0000-0001-5000-0007', ownerIdentifierType: 'ORCID' } }]
    const upsert = map({ ...record, owners })
    expect(upsert).toMatchObject({ document: { personalContact: { name: '张三', email: 'zhang@example.org' } } })
    expect(upsert).not.toHaveProperty('document.contact')
  })
  it('takes owner and inventory number for the id where there is no identifier, and refuses a record with neither', () => {
    expect(map({ ...record, identifier: {} })).toMatchObject({ sourceId: 'HZB/A-17' })
    expect(map({ ...record, identifier: {}, alternateIdentifiers: [] })).toMatchObject({ refused: { code: 'ID_MISSING' }, typename: 'Instrument' })
  })
  it('refuses an instrument that went out of use before it came into it', () => {
    const dates = (from: string, to: string) => ({ ...record, dates: [{ date: from, dateType: 'Commissioned' }, { date: to, dateType: 'DeCommissioned' }] })
    expect(map(dates('2010-05-01', '2009'))).toMatchObject({ refused: { code: 'DATES_CONTRADICT' }, sourceId: '10.5442/ni000001' })
    expect(map(dates('2010-05-01', '2010'))).toMatchObject({ document: { details: { decommissionedOn: '2010' } } })
    expect(map(dates('soon', '2010'))).not.toHaveProperty('document.details.commissionedOn')
  })
  it('invents no maker, class or version', () => {
    const upsert = map({ ...record, manufacturers: [], instrumentTypes: [], schemaVersion: 'draft' })
    expect(upsert).toMatchObject({ document: { provenance: { metadataFormat: 'pidinst' } } })
    for (const field of ['manufacturers', 'category15']) expect(upsert).not.toHaveProperty(`document.details.${field}`)
  })
  it('is what JSON in the shape of its schema comes to', () => {
    const head = { text: JSON.stringify([record]) } as Head
    expect([pidinstJson.recognise(head), pidinstXml.recognise(head)]).toEqual([true, false])
    expect(pidinstJson.map({ number: 1, value: record })).toEqual(crosswalk(record))
  })
})
