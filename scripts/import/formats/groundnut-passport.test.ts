import { beforeAll, describe, expect, it } from 'vitest'
import { bySourceId, hasData, readReal, type ReadThrough } from '../real-files.ts'
import { groundnutPassport } from './groundnut-passport.ts'

describe.skipIf(!hasData)('groundnutPassport on germplasm/groundnut-passport-GN1000.csv', () => {
  let passport: ReadThrough
  beforeAll(async () => {
    passport = await readReal(groundnutPassport, 'natural-resources/germplasm/groundnut-passport-GN1000.csv')
  })
  const details = (sourceId: string) => bySourceId(passport, sourceId).document?.details

  it('reads every accession and refuses none', () => {
    expect(passport).toMatchObject({ recognised: true, rows: 811, byType: { Germplasm: 811 }, refused: [] })
  })

  it('keeps all that a row says', () => {
    expect(bySourceId(passport, 'EC100277')).toEqual({
      source: 'pgrdup-gn1000',
      sourceId: 'EC100277',
      typename: 'Germplasm',
      deleted: false,
      document: {
        profile: 'core/1',
        resourceType: 'GERMPLASM_PLANT',
        title: 'Groundnut EC100277',
        titleEn: 'Groundnut EC100277',
        alternativeTitles: [{ lang: 'la', value: 'Arachis hypogaea' }],
        languages: ['en'],
        identifiers: [{ scheme: 'ACCESSION', value: 'EC100277' }],
        spatialCoverage: [{ name: 'Israel', countryCode: 'ISR' }],
        details: {
          kingdomOf: 'PLANT',
          accessionNo: 'EC100277',
          resourceNo: 'EC100277',
          cropName: 'Groundnut',
          biologicalStatus: 300,
          acquiredOn: '2014',
          otherNumbers: ['ICG-4709', 'U4-47-12'],
          taxon: { scientificName: 'Arachis hypogaea', genus: 'Arachis', species: 'hypogaea' },
          origin: { countryCode: 'ISR', collectionNo: 'Shulamith/ NRCG-14555', donorNo: 'ICG-4709' },
        },
        provenance: { origin: 'HARVESTED', source: 'pgrdup-gn1000', sourceId: 'EC100277', metadataFormat: 'pgrdup-passport' },
      },
    })
  })

  it('parts numbers that share a cell and drops stray semicolons', () => {
    expect(details('EC106970')).toMatchObject({ otherNumbers: ['ICG2739', 'EC 106970', 'Ga 119-20'] })
    expect(details('EC100713')).toMatchObject({ origin: { collectionNo: 'EC 100713' } })
  })

  it('writes the word as a remark where MCPD has no code as exact', () => {
    const statuses = new Map(passport.upserts.map(({ document }) => [document?.details?.['biologicalStatus'], document?.details?.['characteristics']]))
    expect(statuses.get(999)).toBe('SAMPSTAT:Others')
    expect(statuses.get(500)).toMatch(/^SAMPSTAT:(Improved|Released) Cultivar$/)
    expect(statuses.get(300)).toBeUndefined()
  })

  it('has a country code for 714 of 811, none for Unknown and ICRISAT', () => {
    const codes = passport.upserts.flatMap(({ document }) => document?.spatialCoverage?.map(({ countryCode }) => countryCode) ?? [])
    expect(codes.filter((code) => code !== undefined)).toHaveLength(714)
    expect(passport.upserts.filter(({ document }) => (document?.details?.['origin'] as { locality?: string } | undefined)?.locality === 'ICRISAT')).toHaveLength(1)
  })
})
