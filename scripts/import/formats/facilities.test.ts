import { describe, expect, it } from 'vitest'
import { bySourceId, hasData, readReal } from '../real-files.ts'
import { lightSources } from './light-sources.ts'
import { pnnlInstruments } from './pnnl-instruments.ts'
import { radioObservatories } from './radio-observatories.ts'

describe.skipIf(!hasData)('pnnlInstruments on facilities/pnnl-dms-instruments.tsv', () => {
  it('reads 262 instruments and refuses the one row that is a folder', async () => {
    const dms = await readReal(pnnlInstruments, 'instruments/facilities/pnnl-dms-instruments.tsv')
    expect(dms).toMatchObject({ recognised: true, rows: 263, byType: { Instrument: 262 } })
    expect(dms.refused).toEqual([{ number: 79, sourceId: '86', reason: { code: 'NOT_AN_INSTRUMENT', message: expect.stringContaining('Data_Folders') } }])
    expect(bySourceId(dms, '4').document).toEqual({
      profile: 'core/1',
      resourceType: 'INSTRUMENT',
      title: '11T_FTICR',
      titleEn: '11T_FTICR',
      description: '11.5 T FTICR',
      keywords: ['Finnigan_FTICR', 'FT_ZippedSFolders'],
      languages: ['en'],
      provider: { name: 'Pacific Northwest National Laboratory', nameEn: 'Pacific Northwest National Laboratory' },
      spatialCoverage: [{ countryCode: 'USA' }],
      details: { category15: 'ANALYTICAL', owners: [{ name: 'EMSL' }], location: { address: 'EMSL 1621' }, condition: 'IDLE', acquiredOn: '2000-05-17', functions: 'Production' },
      provenance: { origin: 'HARVESTED', source: 'pnnl-dms', sourceId: '4', metadataFormat: 'pnnl-dms' },
    })
    expect(bySourceId(dms, '69').document?.description).toContain('dual ESI\\MALDI source')
  })
})

describe.skipIf(!hasData)('lightSources on facilities/light-sources-synchrotrons.json', () => {
  it('reads 55 research bases, with telephone and e-mail taken out of the address', async () => {
    const sources = await readReal(lightSources, 'instruments/facilities/light-sources-synchrotrons.json')
    expect(sources).toMatchObject({ recognised: true, rows: 55, byType: { ResearchBase: 55 }, refused: [] })
    expect(bySourceId(sources, 'CANDLE').document).toEqual({
      profile: 'core/1',
      resourceType: 'RESEARCH_BASE',
      title: 'Center for the Advancement of Natural Discoveries using Light Emission',
      titleEn: 'Center for the Advancement of Natural Discoveries using Light Emission',
      alternativeTitles: [{ lang: 'und', value: 'CANDLE' }],
      languages: ['en'],
      contact: { address: 'Acharyan 31\n375040, Yerevan\nArmenia', phone: '+374-1-629806', url: 'http://www.candle.am/index.html' },
      links: [{ kind: 'LANDING', url: 'http://www.candle.am/index.html' }],
      spatialCoverage: [{ name: 'Armenia', countryCode: 'ARM' }],
      details: { kind: 'MAJOR_SCIENCE_PROJECT' },
      provenance: { origin: 'HARVESTED', source: 'xas-data-library', sourceId: 'CANDLE', metadataFormat: 'xas-light-sources' },
    })
    expect(bySourceId(sources, 'DORIS').document?.lifecycle).toBe('DISPOSED')
    expect(sources.upserts.every(({ document }) => document?.spatialCoverage?.[0]?.countryCode !== undefined)).toBe(true)
  })
})

describe.skipIf(!hasData)('radioObservatories on facilities/radio-observatories.json', () => {
  it('reads 40 telescopes with their positions', async () => {
    const table = await readReal(radioObservatories, 'instruments/facilities/radio-observatories.json')
    expect(table).toMatchObject({ recognised: true, rows: 40, byType: { Instrument: 40 }, refused: [] })
    expect(bySourceId(table, 'FAST').document).toEqual({
      profile: 'core/1',
      resourceType: 'INSTRUMENT',
      title: 'Five-hundred-meter Aperture Spherical radio Telescope',
      titleEn: 'Five-hundred-meter Aperture Spherical radio Telescope',
      alternativeTitles: [{ lang: 'und', value: 'FAST' }],
      languages: ['en'],
      details: { category15: 'ASTRONOMY', location: { point: { lon: 106.856583, lat: 25.652917 } }, technicalSpecs: 'Elevation 854 m' },
      provenance: { origin: 'HARVESTED', source: 'casacore-observatories', sourceId: 'FAST', metadataFormat: 'casacore-observatories' },
    })
  })
})
