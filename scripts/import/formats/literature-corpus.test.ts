import { beforeAll, describe, expect, it } from 'vitest'
import { bySourceId, hasData, readReal, type ReadThrough } from '../real-files.ts'
import { literatureCorpus } from './literature-corpus.ts'

describe.skipIf(!hasData)('literatureCorpus on literature/corpus.jsonl', () => {
  let corpus: ReadThrough
  beforeAll(async () => {
    corpus = await readReal(literatureCorpus, 'literature/corpus.jsonl')
  })

  it('reads every paper and refuses none', () => {
    expect(corpus.recognised).toBe(true)
    expect(corpus).toMatchObject({ rows: 14_158, byType: { Paper: 14_158 }, refused: [], notes: [] })
  })

  it('keeps all that a record says', () => {
    expect(bySourceId(corpus, 'chinaxiv:201601.00062V1')).toEqual({
      source: 'chinaxiv',
      sourceId: 'chinaxiv:201601.00062V1',
      typename: 'Paper',
      deleted: false,
      document: {
        profile: 'core/1',
        resourceType: 'PAPER',
        title: '开放获取论文推送转发服务系统iSwitch：论文分发推送',
        titleEn: 'Router Service Engine iSwitch for Open Access Articles: Pushing and',
        description: expect.stringMatching(/^\[目标\]现将接收与解析成功的.*分发效率满足未来服务需求。$/),
        keywords: ['开放获取', 'iSwitch', '分发推送', 'FTP', '机构知识库'],
        identifiers: [{ scheme: 'OTHER', value: 'chinaxiv:201601.00062V1' }],
        languages: ['zh'],
        generatedOn: '2016',
        version: 'V1',
        metadataLicense: 'CC-BY-4.0',
        details: { kind: 'PREPRINT', publishedOn: '2016', clcCodes: ['G250'] },
        provenance: { origin: 'HARVESTED', source: 'chinaxiv', sourceId: 'chinaxiv:201601.00062V1', metadataFormat: 'csl-chinaxiv-corpus' },
      },
    })
  })

  it('leaves out what a short record does not say', () => {
    expect(bySourceId(corpus, 'csl:train-03842').document).toEqual({
      profile: 'core/1',
      resourceType: 'PAPER',
      title: '默会知识视阈下的教师专业发展',
      languages: ['zh'],
      metadataLicense: 'Apache-2.0',
      details: { kind: 'JOURNAL', subjects: ['教育学'] },
      provenance: { origin: 'HARVESTED', source: 'csl', sourceId: 'csl:train-03842', metadataFormat: 'csl-chinaxiv-corpus' },
    })
  })

  it('gives 1,502 of the 1,600 papers with a discipline its class of GB/T 13745', () => {
    const withCode = corpus.upserts.filter(({ document }) => document?.disciplines !== undefined)
    expect(withCode).toHaveLength(1_502)
    expect(withCode.every(({ document }) => document?.disciplines?.every(({ code, label }) => /^\d{3}$/.test(code) && label !== undefined))).toBe(true)
  })

  it('takes a DOI that stands in place of the English title for what it is', () => {
    const { document } = bySourceId(corpus, 'chinaxiv:201805.00410V1')
    expect(document).not.toHaveProperty('titleEn')
    expect(document?.details).toMatchObject({ doi: '10.11931/guihaia.gxzw201709004' })
    expect(document?.identifiers?.[0]).toEqual({ scheme: 'DOI', value: '10.11931/guihaia.gxzw201709004', url: 'https://doi.org/10.11931/guihaia.gxzw201709004' })
  })

  it('does not take the search questions for papers', async () => {
    expect((await readReal(literatureCorpus, 'literature/queries-dev.jsonl')).recognised).toBe(false)
  })

  it('refuses forty papers whose text was decoded wrongly, each by its id', async () => {
    const mojibake = await readReal(literatureCorpus, 'malformed/derived/papers-40-mojibake.jsonl')
    expect(mojibake).toMatchObject({ recognised: true, rows: 40, upserts: [] })
    expect(new Set(mojibake.refused.map(({ reason }) => reason.code))).toEqual(new Set(['MOJIBAKE']))
    expect(mojibake.refused[0]).toMatchObject({ number: 1, sourceId: 'chinaxiv:201601.00051V1' })
  })
})
