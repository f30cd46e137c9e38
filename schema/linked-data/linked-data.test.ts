import { readFileSync } from 'node:fs'
import { buildASTSchema, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { LINKED_DATA_FIELDS } from './linked-data-fields.ts'
import { schemaOrg } from './schema-org.ts'
import { scriptText } from './script-text.ts'

const ORIGIN = 'https://keyuan.example'
const of = (resource: Record<string, unknown>) => schemaOrg(resource, { origin: ORIGIN })

describe('LINKED_DATA_FIELDS', () => {
  it('is a selection on Resource of the public graph', () => {
    const schema = buildASTSchema(parse(readFileSync(`${import.meta.dirname}/../api.graphql`, 'utf8')))
    expect(validate(schema, parse(`query($id: ID!) { resource(id: $id) { ${LINKED_DATA_FIELDS} } }`)).map(({ message }) => message)).toEqual([])
  })
})

describe('schemaOrg', () => {
  const dataset = {
    id: 'scientific-data:a', resourceType: 'DATASET', title: '小麦基因组', titleEn: 'Wheat genome', description: '序列', keywords: ['小麦'], keywordsEn: ['wheat'], cstr: '31253.11.x.1',
    identifiers: [{ scheme: 'DOI', value: '10.1/x' }], creators: [{ kind: 'PERSON', name: '贾继增', orcid: '0000-0001-2345-6789', affiliation: '中国农科院' }, { kind: 'ORGANIZATION', name: 'IWGSC', ror: '01abcde02' }],
    provider: { name: '中心', nameEn: 'Center' }, platform: { id: 'platforms:p', name: '平台' }, generatedOn: '2018', releasedAt: '2020-01-02T03:04:05Z', updatedAt: '2021-01-01T00:00:00Z', version: '1.0', languages: ['zh-CN'],
    rights: { license: 'CC-BY-4.0' }, sharing: { level: 'PUBLIC', feeModel: 'FREE' }, status: 'PUBLISHED',
    spatialCoverage: [{ name: '河南', countryCode: 'CHN', bbox: { west: 110, south: 31, east: 116, north: 36 } }, { name: '太平洋', bbox: { west: 170, south: -10, east: -170, north: 10 } }, { point: { lon: 113.6, lat: 34.7 } }],
    temporalCoverage: [{ start: '2015', end: '2018-06' }, { start: '2019' }, { label: '新石器时代' }],
    funding: [{ projectNo: '2012CB', projectTitle: '项目', funder: '科技部' }],
    links: [{ kind: 'LANDING', url: 'https://data.example/1' }, { kind: 'IMAGE', url: 'https://data.example/1.png' }],
    distributions: [{ title: 'a.fa', downloadUrl: 'https://data.example/a.fa', mediaType: 'text/plain', byteSize: '12' }, { title: 'hidden', downloadUrl: null, accessUrl: null }],
    variables: [{ name: 't', label: '温度', unit: 'Cel' }],
    disciplines: [{ code: '18031', label: '遗传学' }],
    relations: { edges: [
      { kind: 'IS_DESCRIBED_BY', node: { id: 'literature:p', title: '论文' } }, { kind: 'DERIVED_FROM', node: null, target: { scheme: 'DOI', value: '10.2/y' } }, { kind: 'SAME_AS', node: null, target: { scheme: 'OTHER', value: 'X-1' } }, { kind: 'PRODUCED_WITH', node: { id: 'instruments:i', title: '仪器' } },
    ] },
  }

  it('describes a dataset: identifiers, people, places, times, files, catalogues', () => {
    expect(of(dataset)).toEqual({
      '@context': 'https://schema.org/', '@type': 'Dataset', '@id': `${ORIGIN}/resource/scientific-data:a`, url: `${ORIGIN}/resource/scientific-data:a`,
      identifier: [
        { '@type': 'PropertyValue', propertyID: 'CSTR', value: '31253.11.x.1', url: 'https://cstr.cn/31253.11.x.1' },
        { '@type': 'PropertyValue', propertyID: 'DOI', value: '10.1/x', url: 'https://doi.org/10.1/x' },
        { '@type': 'PropertyValue', propertyID: 'Keyuan', value: 'scientific-data:a', url: `${ORIGIN}/resource/scientific-data:a` },
      ],
      includedInDataCatalog: [{ '@type': 'DataCatalog', '@id': `${ORIGIN}/`, name: '科源 Keyuan', url: `${ORIGIN}/` }, { '@type': 'DataCatalog', name: '平台' }],
      name: '小麦基因组', alternateName: 'Wheat genome', description: '序列', keywords: ['小麦', 'wheat'], sameAs: ['https://doi.org/10.1/x', 'https://data.example/1', 'X-1'], image: 'https://data.example/1.png',
      creator: [
        { '@type': 'Person', name: '贾继增', affiliation: { '@type': 'Organization', name: '中国农科院' }, sameAs: 'https://orcid.org/0000-0001-2345-6789' },
        { '@type': 'Organization', name: 'IWGSC', sameAs: 'https://ror.org/01abcde02' },
      ],
      publisher: { '@type': 'Organization', name: '中心' }, provider: { '@type': 'Organization', name: '中心', alternateName: 'Center' },
      dateCreated: '2018', datePublished: '2020-01-02', dateModified: '2021-01-01T00:00:00Z', version: '1.0', inLanguage: 'zh-CN', license: 'https://creativecommons.org/licenses/by/4.0/', isAccessibleForFree: true, conditionsOfAccess: 'PUBLIC',
      about: { '@type': 'DefinedTerm', termCode: '18031', name: '遗传学', inDefinedTermSet: 'GB/T 13745' },
      spatialCoverage: [
        { '@type': 'Place', name: '河南', address: { '@type': 'PostalAddress', addressCountry: 'CHN' }, geo: { '@type': 'GeoShape', box: '31 110 36 116' } },
        { '@type': 'Place', name: '太平洋', geo: [{ '@type': 'GeoShape', box: '-10 170 10 180' }, { '@type': 'GeoShape', box: '-10 -180 10 -170' }] },
        { '@type': 'Place', geo: { '@type': 'GeoCoordinates', latitude: 34.7, longitude: 113.6 } },
      ],
      temporalCoverage: ['2015/2018-06', '2019/..', '新石器时代'],
      funding: { '@type': 'Grant', identifier: '2012CB', name: '项目', funder: { '@type': 'Organization', name: '科技部' } },
      distribution: { '@type': 'DataDownload', name: 'a.fa', contentUrl: 'https://data.example/a.fa', encodingFormat: 'text/plain', contentSize: '12 B' },
      variableMeasured: { '@type': 'PropertyValue', name: 't', alternateName: '温度', unitText: 'Cel' },
      subjectOf: { '@id': `${ORIGIN}/resource/literature:p`, name: '论文' }, isBasedOn: { '@id': 'https://doi.org/10.2/y' },
    })
  })

  it('describes an article within its issue, volume and journal', () => {
    const article = of({ id: 'literature:a', resourceType: 'PAPER', paperKind: 'JOURNAL', title: 'T', creators: [{ kind: 'PERSON', name: 'A' }], containerTitle: 'J', issn: ['1000-0054'], volume: '5', issue: '2', firstPage: '1', lastPage: '9', paperPublishedOn: '2020-05', sharing: { feeModel: 'COST_RECOVERY' } })
    expect(article).toMatchObject({
      '@type': 'ScholarlyArticle', headline: 'T', author: { '@type': 'Person', name: 'A' }, datePublished: '2020-05', pageStart: '1', pageEnd: '9', isAccessibleForFree: false,
      isPartOf: { '@type': 'PublicationIssue', issueNumber: '2', isPartOf: { '@type': 'PublicationVolume', volumeNumber: '5', isPartOf: { '@type': 'Periodical', name: 'J', issn: '1000-0054' } } },
    })
  })

  it('says of a type that it never heard of no more than that it is a thing, and of its record when it changed', () => {
    const telescope = of({ id: 'observatory:t', resourceType: 'TELESCOPE', title: '镜', updatedAt: '2026-01-01T00:00:00Z', creators: [{ name: 'x' }] })
    expect(telescope).toMatchObject({ '@type': 'Thing', name: '镜', subjectOf: { '@type': 'CreativeWork', dateModified: '2026-01-01T00:00:00Z' } })
    expect(telescope).not.toHaveProperty('creator')
  })

  it('leaves of a withdrawn record its identifiers, that it was withdrawn, and what replaces it', () => {
    expect(of({ ...dataset, status: 'WITHDRAWN', tombstone: { reason: '错误', replacedBy: { id: 'scientific-data:b' } } })).toEqual({
      '@context': 'https://schema.org/', '@type': 'Dataset', '@id': `${ORIGIN}/resource/scientific-data:a`, url: `${ORIGIN}/resource/scientific-data:a`, identifier: expect.any(Array), includedInDataCatalog: expect.any(Array),
      creativeWorkStatus: 'Withdrawn', supersededBy: { '@id': `${ORIGIN}/resource/scientific-data:b` },
    })
  })

  it('takes no address that is not of the web', () => {
    const data = of({ ...dataset, identifiers: [{ scheme: 'OTHER', value: 'x', url: 'javascript:alert(1)' }], links: [{ kind: 'LANDING', url: 'javascript:alert(1)' }, { kind: 'IMAGE', url: 'data:text/html,x' }], distributions: [{ downloadUrl: 'vbscript:x' }], rights: { licenseUrl: 'javascript:1', license: 'own' } })
    expect(JSON.stringify(data)).not.toMatch(/javascript:|vbscript:|data:text/)
    expect(data.license).toBe('own')
  })
})

describe('scriptText', () => {
  it.each(['</script><script>alert(1)</script>', '<!--<script>', ']]>', '\u2028\u2029', '&lt;', '</ScRiPt >'])('holds nothing that ends the element: %j', (hostile) => {
    const text = scriptText({ a: hostile, [hostile]: 1 })
    expect(text).not.toMatch(/[<>&\u2028\u2029]/)
    expect(JSON.parse(text)).toEqual({ a: hostile, [hostile]: 1 })
  })
})
