import { beforeAll, describe, expect, it } from 'vitest'
import { bySourceId, hasData, readReal, type ReadThrough } from '../real-files.ts'
import { cnPlants } from './cn-plants.ts'

describe.skipIf(!hasData)('cnPlants on species/cn-plants.csv', () => {
  let plants: ReadThrough
  beforeAll(async () => {
    plants = await readReal(cnPlants, 'natural-resources/species/cn-plants.csv')
  })

  it('makes 5,976 species of 6,037 rows, one for each scientific name', () => {
    expect(plants).toMatchObject({ recognised: true, rows: 6_037, byType: { Species: 5_976 }, refused: [] })
    expect(new Set(plants.upserts.map(({ sourceId }) => sourceId)).size).toBe(5_976)
  })

  it('keeps all that a row says, provinces by code and name', () => {
    expect(bySourceId(plants, 'Michelia chapensis')).toEqual({
      source: 'cn-plants',
      sourceId: 'Michelia chapensis',
      typename: 'Species',
      deleted: false,
      document: {
        profile: 'core/1',
        resourceType: 'SPECIES',
        title: '乐昌含笑',
        alternativeTitles: [{ lang: 'la', value: 'Michelia chapensis' }, { lang: 'la', value: 'Michelia chapensis Dandy' }],
        languages: ['zh'],
        spatialCoverage: [
          { name: '江西省', adminCode: '360000', countryCode: 'CHN' },
          { name: '湖南省', adminCode: '430000', countryCode: 'CHN' },
          { name: '广东省', adminCode: '440000', countryCode: 'CHN' },
          { name: '广西壮族自治区', adminCode: '450000', countryCode: 'CHN' },
        ],
        details: {
          scientificName: 'Michelia chapensis',
          chineseName: '乐昌含笑',
          authorship: 'Dandy',
          rank: 'species',
          genus: 'Michelia',
          genusZh: '含笑属',
          genusAuthorship: 'L.',
          family: 'Magnoliaceae',
          familyZh: '木兰科',
          familyNumber: 'APGIII_017',
          order: 'Magnoliales',
          group: 'Angiosperms',
          iucnStatus: 'NT',
          endemic: false,
          provinces: ['江西省', '湖南省', '广东省', '广西壮族自治区'],
          distribution: '赣、湘、粤、桂',
          altitude: '500-1500',
        },
        provenance: { origin: 'HARVESTED', source: 'cn-plants', sourceId: 'Michelia chapensis', metadataFormat: 'cn-plants' },
      },
    })
  })

  it('joins two rows on one name: the Red List in one, the range in the other', () => {
    const { document } = bySourceId(plants, 'Ranunculus membranaceus var. pubescens')
    expect(document?.details).toMatchObject({ iucnStatus: 'LC', endemic: true, distribution: '甘、蒙、宁、青、川、疆、藏', altitude: '2700-4500' })
  })

  it('keeps a second Chinese name as an alternative', () => {
    const { document } = bySourceId(plants, 'Piper hainanense')
    expect(document?.title).toBe('海南胡椒')
    expect(document?.alternativeTitles).toContainEqual({ lang: 'zh', value: '海南蒟' })
  })

  it('gives no author where the full name is of another name, and keeps it', () => {
    const { document } = bySourceId(plants, 'Lilium ninae')
    expect(document?.details).not.toHaveProperty('authorship')
    expect(document?.alternativeTitles).toContainEqual({ lang: 'la', value: 'Lilium lankongense Franchet' })
  })
})
