import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../schema/viewer.ts'
import { instruments } from '../../subgraphs/instruments/index.ts'
import { executeOn } from '../../subgraphs/kit/execute.ts'
import { openSubgraph } from '../../subgraphs/kit/open-subgraph.ts'
import { literature } from '../../subgraphs/literature/index.ts'
import { naturalResources } from '../../subgraphs/natural-resources/index.ts'
import { platforms } from '../../subgraphs/platforms/index.ts'
import { scientificData } from '../../subgraphs/scientific-data/index.ts'
import { submissions } from '../../subgraphs/submissions/index.ts'
import { testDatabase } from '../../test/postgres.ts'
import type { Format } from './format.ts'
import { FORMATS } from './formats.ts'
import { importFiles } from './import-files.ts'
import { DATA, hasData } from './real-files.ts'
import { type RecognisedFile, recogniseFiles } from './recognise-files.ts'
import { equation } from './report.ts'
import { count, createTally, totalOf } from './tally.ts'
import type { UpsertOutcome, Upserter } from './upserter.ts'

const SERVICE: Viewer = { id: 'import', grants: [{ role: 'SERVICE' }] }
const UPSERT = 'mutation($input: [ResourceUpsert!]!) { upsertResources(input: $input) { sourceId id result position findings { code message path } } }'
/** Enough of each file to meet every field that it fills. */
const RECORDS_OF_A_FILE = 250

let database: Awaited<ReturnType<typeof testDatabase>>
let owners: Map<string, Awaited<ReturnType<typeof openSubgraph>>>

const inProcess: Upserter = async (namespace, items) => {
  const owner = owners.get(namespace)
  if (!owner) throw new Error(`no subgraph ${namespace}`)
  const { data, errors } = JSON.parse(JSON.stringify(await executeOn(owner, { query: UPSERT, variables: { input: items } }, { viewer: SERVICE, requestId: 'test' })))
  expect(errors).toBeUndefined()
  return data.upsertResources as UpsertOutcome[]
}

/** Every n-th record: the odd ones do not all stand in front. */
const sampled = (format: Format, every: number): Format => ({
  ...format,
  map: format.map,
  async *read(file) {
    let at = 0
    for await (const raw of format.read(file)) if (at++ % every === 0) yield raw
  },
})

const importAll = async (sources: readonly RecognisedFile[]) => {
  const [tally, findings]: [ReturnType<typeof createTally>, string[]] = [createTally(), []]
  for await (const event of importFiles(sources, inProcess, new AbortController().signal)) {
    count(tally, event)
    if (event.kind === 'outcome' && event.refusal?.by === 'graph') findings.push(`${event.source.file.path} ${event.refusal.sourceId}: ${JSON.stringify(event.refusal.reasons)}`)
  }
  return { tally, findings, total: totalOf(tally) }
}

describe.skipIf(!hasData)('the owners of the types', () => {
  let sources: RecognisedFile[]
  beforeAll(async () => {
    database = await testDatabase()
    owners = new Map()
    for (const definition of [instruments, literature, naturalResources, platforms, scientificData, submissions]) owners.set(definition.namespace, await openSubgraph(definition, { databaseUrl: database.url }))
    const { recognised } = await recogniseFiles([DATA], FORMATS)
    sources = recognised.filter(({ file }) => !file.path.includes('malformed')).map(({ file, format }) => ({ file, format: sampled(format, Math.ceil(file.size / 600 / RECORDS_OF_A_FILE)) }))
  })
  afterAll(async () => {
    for (const owner of owners.values()) await owner.close()
    await database.drop()
  })

  it('take every record that the formats make, under the ids that links expect', async () => {
    const { findings, total, tally } = await importAll(sources)
    expect(findings).toEqual([])
    expect(tally.moved).toBe(0)
    expect(total.created).toBeGreaterThan(1_500)
  })

  it('find all of it unchanged the second time', async () => {
    const { total } = await importAll(sources)
    expect(equation(total)).toBe(equation({ ...total, created: 0, updated: 0, deleted: 0 }))
  })
})
