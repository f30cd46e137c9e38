import { describe, expect, it } from 'vitest'
import { bySourceId, hasData, readReal } from '../real-files.ts'
import { dataciteJson } from './datacite-json.ts'

describe.skipIf(!hasData)('dataciteJson', () => {
  it('reads a page of the REST API: software and data as datasets, a book as a monograph, a text as a paper', async () => {
    const page = await readReal(dataciteJson, 'scientific-data/datacite/api-dois-1.json')
    expect(page).toMatchObject({ recognised: true, rows: 5, byType: { Dataset: 2, Monograph: 2, Paper: 1 }, refused: [] })
    expect(bySourceId(page, '10.5281/zenodo.3596961')).toEqual({
      source: 'datacite',
      sourceId: '10.5281/zenodo.3596961',
      typename: 'Dataset',
      deleted: false,
      document: {
        profile: 'core/1',
        resourceType: 'DATASET',
        title: 'ALSETLab/sysml.powersystems.framework: Release Linked to Zenodo',
        titleEn: 'ALSETLab/sysml.powersystems.framework: Release Linked to Zenodo',
        description: 'SysML project about design of modeling and simulation tools for power systems',
        identifiers: [
          { scheme: 'DOI', value: '10.5281/zenodo.3596961', url: 'https://doi.org/10.5281/zenodo.3596961' },
          { scheme: 'OTHER', value: 'https://zenodo.org/record/3596961', url: 'https://zenodo.org/record/3596961' },
        ],
        creators: [{ kind: 'PERSON', name: 'Gómez, Francis', affiliation: 'KTH Royal Institute of Technology' }],
        provider: { name: 'Zenodo' },
        generatedOn: '2020-01-02',
        version: 'v1.0.1',
        sharing: { level: 'PUBLIC' },
        links: [{ kind: 'LANDING', url: 'https://zenodo.org/record/3596961' }],
        relations: [
          {
            kind: 'SUPPLEMENTS', source: 'datacite',
            identifier: { scheme: 'OTHER', value: 'https://github.com/ALSETLab/sysml.powersystems.framework/tree/v1.0.1', url: 'https://github.com/ALSETLab/sysml.powersystems.framework/tree/v1.0.1' },
          },
          { kind: 'IS_VERSION_OF', source: 'datacite', identifier: { scheme: 'DOI', value: '10.5281/zenodo.3596960', url: 'https://doi.org/10.5281/zenodo.3596960' } },
        ],
        provenance: { origin: 'HARVESTED', source: 'datacite', sourceId: '10.5281/zenodo.3596961', sourceDatestamp: '2020-01-02T22:21:56.000Z', metadataFormat: 'datacite' },
      },
    })
  })

  it('keeps the language of a Polish book and calls no title English', async () => {
    const { document } = bySourceId(await readReal(dataciteJson, 'scientific-data/datacite/api-dois-1.json'), '10.5281/zenodo.3520062')
    expect(document).toMatchObject({ languages: ['pl'], details: { isbn: ['978-83-7683-181-7'], publisherName: 'Zenodo', publishedOn: '2019-10-31' } })
    expect(document).not.toHaveProperty('titleEn')
  })

  it('takes volume, pages and ISSN of an article from the journal it is published in', async () => {
    const article = await readReal(dataciteJson, 'scientific-data/datacite/bolognese-datacite_with_container_and_seriesinformation_and_relateditem.json')
    expect(article.upserts[0]?.document?.details).toMatchObject({
      doi: '10.5438/4k3m-nyvg', kind: 'JOURNAL', issn: ['3034-834X'], volume: '776', issue: '1', firstPage: '50', lastPage: '60', publishedOn: '2016-12-20',
    })
  })

  it('does not take registry lists, schema.org or CKAN for its own', async () => {
    for (const path of [
      'scientific-data/datacite/api-clients-1.json', 'scientific-data/datacite/http.json', 'scientific-data/re3data/datacite-re3data-page-1.json',
      'scientific-data/schema-org/bolognese-schema_org_gtex.json', 'scientific-data/b2find/ckan-ckan-darus-oai_datacite-02baec53-8e79-5611-981e-11df59b824e4.json',
    ]) expect((await readReal(dataciteJson, path)).recognised, path).toBe(false)
  })

  it('refuses a record without a general type by its DOI', async () => {
    const old = await readReal(dataciteJson, 'malformed/datacite/bolognese-datacite_software_overlapping_keys.json')
    expect(old).toMatchObject({ recognised: true, refused: [{ number: 1, sourceId: '10.5063/f1m61h5x', reason: { code: 'TYPE_UNMAPPED' } }] })
  })

  it('says where a file is no JSON, without quoting it', async () => {
    await expect(readReal(dataciteJson, 'malformed/datacite/bolognese-datacite_software_missing_comma.json')).rejects.toMatchObject({
      unreadable: true, message: 'the file is not JSON (at position 76 (line 4 column 3))',
    })
  })
})
