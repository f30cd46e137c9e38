import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { executeOn } from '../../subgraphs/kit/execute.ts'
import { openSubgraph } from '../../subgraphs/kit/open-subgraph.ts'
import { testDatabase } from '../../test/postgres.ts'
import { FORMATS } from '../import/formats.ts'
import { importFiles } from '../import/import-files.ts'
import { DATA } from '../import/real-files.ts'
import { recogniseFiles } from '../import/recognise-files.ts'
import { count, createTally, totalOf } from '../import/tally.ts'
import { own } from '../own-subgraphs.ts'
import { demoRecords } from './load.ts'

const SERVICE = { id: 'import', grants: [{ role: 'SERVICE' as const }] }
const UPSERT = 'mutation($input: [ResourceUpsert!]!) { upsertResources(input: $input) { sourceId id result position findings { code message path } } }'
let database: Awaited<ReturnType<typeof testDatabase>>
const owners = new Map<string, any>()
beforeAll(async () => {
  database = await testDatabase()
  for (const d of own) owners.set(d.namespace, await openSubgraph(d, { databaseUrl: database.url }))
})
afterAll(async () => { for (const o of owners.values()) await o.close(); await database.drop() })
const upsert = async (namespace: string, items: any): Promise<any[]> => {
  const { data, errors } = JSON.parse(JSON.stringify(await executeOn(owners.get(namespace), { query: UPSERT, variables: { input: items } }, { viewer: SERVICE, requestId: 't' } as any)))
  expect(errors).toBeUndefined()
  return data.upsertResources
}
it('proof', async () => {
  const demo: Record<string, number> = {}
  const ids = new Set<string>()
  for await (const { namespace, ...item } of demoRecords()) {
    const [o] = await upsert(namespace, [item])
    ids.add(o.id)
    demo[o.result] = (demo[o.result] ?? 0) + 1
    if (o.result === 'REFUSED') console.log(o)
  }
  const { recognised } = await recogniseFiles([DATA], FORMATS)
  const out: any = { demo, runs: [] }
  for (let run = 0; run < 2; run++) {
    const tally = createTally()
    const byGraph: any = {}, byImporter: any = {}, updated: any = {}
    const up = async (ns: string, items: any) => {
      const os = await upsert(ns, items)
      os.forEach((o, i) => { if (o.result !== 'UNCHANGED' && ids.has(o.id)) { const k = `${o.result} ${items[i].typename} ${items[i].source}`; updated[k] = (updated[k] ?? 0) + 1 } })
      return os
    }
    for await (const e of importFiles(recognised.filter(({ file }) => !file.path.includes('malformed')), up as any, new AbortController().signal)) {
      count(tally, e)
      if (e.kind === 'outcome' && e.refusal) for (const r of e.refusal.reasons) { const t = e.refusal.by === 'graph' ? byGraph : byImporter; t[r.code] = (t[r.code] ?? 0) + 1; if (t === byGraph) console.log(e.source.file.path, JSON.stringify(e.refusal)) }
    }
    out.runs.push({ total: totalOf(tally), moved: tally.moved, byGraph, byImporter, demoTouched: updated, touched: Object.values(updated).reduce((a: any, b: any) => a + b, 0) })
    writeFileSync('/tmp/match/proof.json', JSON.stringify(out, null, 1))
  }
}, 900_000)
