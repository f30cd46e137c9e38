import { beforeAll, describe, expect, it } from 'vitest'
import { resourceId } from '../../../schema/resource-id.ts'
import { bySourceId, hasData, readReal, type ReadThrough } from '../real-files.ts'
import { rorOrganizations } from './ror-organizations.ts'

describe.skipIf(!hasData)('rorOrganizations on organizations/ror-china.jsonl', () => {
  let ror: ReadThrough
  beforeAll(async () => {
    ror = await readReal(rorOrganizations, 'instruments/organizations/ror-china.jsonl')
  })

  it('reads both schemas: 1,761 organisations and 24 withdrawn records as deletions', () => {
    expect(ror).toMatchObject({ recognised: true, rows: 1_785, byType: { Organization: 1_785 }, refused: [] })
    const deleted = ror.upserts.filter((upsert) => upsert.deleted)
    expect(deleted).toHaveLength(24)
    expect(deleted[0]).not.toHaveProperty('document')
  })

  it('keeps all that a record of schema v1 says, parents by id', () => {
    const nanjing = { id: resourceId('platforms', 'ror', '01rxvg760') }
    expect(bySourceId(ror, '00073tb80').document).toEqual({
      profile: 'core/1',
      resourceType: 'ORGANIZATION',
      title: '污染控制与资源化研究国家重点实验室',
      titleEn: 'State Key Laboratory of Pollution Control and Resource Reuse',
      identifiers: [
        { scheme: 'OTHER', value: 'ROR:00073tb80', url: 'https://ror.org/00073tb80' },
        { scheme: 'OTHER', value: 'GRID:grid.509511.9' },
        { scheme: 'OTHER', value: 'FUNDREF:501100011150' },
      ],
      contact: { url: 'https://envirolab.tongji.edu.cn/' },
      links: [{ kind: 'LANDING', url: 'https://envirolab.tongji.edu.cn/' }],
      spatialCoverage: [{ name: '江苏省南京市', adminCode: '320100', countryCode: 'CHN', point: { lon: 118.77778, lat: 32.06167 } }],
      metadataLicense: 'CC0-1.0',
      details: {
        ror: '00073tb80',
        kind: 'INSTITUTE',
        types: ['facility'],
        status: 'ACTIVE',
        province: '江苏省',
        city: '南京市',
        adminCode: '320100',
        website: 'https://envirolab.tongji.edu.cn/',
        point: { lon: 118.77778, lat: 32.06167 },
        establishedYear: 1991,
        parent: nanjing,
        parents: [nanjing, { id: resourceId('platforms', 'ror', '03rc6as71') }],
      },
      provenance: { origin: 'HARVESTED', source: 'ror', sourceId: '00073tb80', metadataFormat: 'ror' },
    })
  })

  it('reads a record of schema v2, with the day of its last change', () => {
    expect(bySourceId(ror, '000bvba82').document).toMatchObject({
      title: '百迈客生物科技',
      titleEn: 'Biomarker Technologies (China)',
      details: { kind: 'ENTERPRISE', province: '北京市', city: '北京市', establishedYear: 2009 },
      spatialCoverage: [{ name: '北京市', adminCode: '110000', countryCode: 'CHN' }],
      provenance: { sourceDatestamp: '2026-01-29T00:00:00Z' },
    })
  })

  it('finds a province for all but 31, though 444 records of v2 name none', () => {
    const without = ror.upserts.filter(({ document, deleted }) => !deleted && document?.details?.['province'] === undefined)
    expect(without).toHaveLength(31)
    expect(new Set(without.map(({ document }) => document?.details?.['city']))).toContain('Suzhou')
  })

  it('keeps an inactive organisation, marked so', () => {
    expect(bySourceId(ror, '012sv7z62').document).toMatchObject({ title: '重庆电子科技职业学院', details: { status: 'INACTIVE', successors: [{ id: resourceId('platforms', 'ror', '00kf3fs20') }] } })
  })
})
