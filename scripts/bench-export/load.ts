import type { RunFile } from '../start/internal-route.ts'

const BATCH = 500
const UPSERT = 'mutation($input: [ResourceUpsert!]!) { upsertResources(input: $input) { result findings { code message } } }'
const ABSTRACT = '收集并整理各地多年观测,记录品种、产量、气象与土壤,经质量检查后公开。'

const recordAt = (n: number) => ({
  source: 'bench', sourceId: String(n), typename: 'Dataset',
  document: {
    profile: 'core/1', resourceType: 'DATASET', title: `小麦田间观测数据集 ${String(n).padStart(7, '0')}`, description: ABSTRACT.repeat(4), keywords: ['小麦', `第${n % 997}组`], generatedOn: String(1990 + (n % 35)),
    creators: [{ kind: 'PERSON', name: `作者${n % 4_999}` }, { kind: 'PERSON', name: 'Zhang, San' }], sharing: { level: 'PUBLIC' }, provider: { name: `第${n % 400}研究所` },
    provenance: { origin: 'HARVESTED', source: 'bench', sourceId: String(n) }, details: { recordCount: String(n) },
  },
})

/** Made-up data sets through the one way in. */
export const loadRecords = async ({ internalUrl, internalToken }: RunFile, records: number, told: (written: number) => void): Promise<void> => {
  for (let from = 0; from < records; from += BATCH) {
    const input = Array.from({ length: Math.min(BATCH, records - from) }, (_, at) => recordAt(from + at))
    const response = await fetch(`${internalUrl}/scientific-data`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${internalToken}` }, body: JSON.stringify({ query: UPSERT, variables: { input } }) })
    const { data, errors } = (await response.json()) as { data?: { upsertResources: { result: string; findings: unknown[] }[] }; errors?: { message: string }[] }
    const refused = data?.upsertResources.find(({ result }) => result === 'REFUSED')
    if (errors?.[0] || refused) throw new Error(errors?.[0]?.message ?? JSON.stringify(refused))
    told(Math.min(records, from + BATCH))
  }
}
