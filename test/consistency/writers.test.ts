import { expect, it } from 'vitest'
import { describeEngines } from '../engines.ts'
import { runAgreement } from './agreement.ts'

const SECONDS = Number(process.env.KEYUAN_TEST_WRITE_SECONDS ?? 15)

describeEngines('sixteen writers, with the catalogue and the search engine killed again and again', (engine) => {
  it(`read model and index hold the owner's rows by id, version and hash after ${SECONDS} s of it, transactions held open across them`, async () => {
    const result = await runAgreement({ engine, operations: 1_000, seconds: SECONDS, records: 400, killEveryMs: 1_500 })
    console.log(JSON.stringify(result))
    expect(result.first).toEqual([])
    expect(result).toMatchObject({ differences: 0 })
    expect(result.catalogueKills).toBeGreaterThan(0)
    if (engine === 'elasticsearch') expect(result.engineKills).toBeGreaterThan(0)
    expect(result.records).toBeGreaterThan(200)
  }, SECONDS * 1_000 + 240_000)
})
