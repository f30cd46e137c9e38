import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeWithElasticsearch } from '../../test/elasticsearch.ts'
import { alone } from './cache-lock.ts'
import { elasticsearchDistribution, missingForElasticsearch } from './distribution.ts'
import { isDistribution } from './unpack.ts'
import { ELASTICSEARCH_VERSION } from './version.ts'

const NO_PROCESS = 4_194_303

let cache: string
beforeEach(() => { cache = mkdtempSync(join(tmpdir(), 'keyuan-cache-')) })
afterEach(() => rmSync(cache, { recursive: true, force: true }))

describe('alone', () => {
  it('lets one in at a time and tells the other whom it waits for', async () => {
    const said: string[] = []
    let inside = 0
    const work = async (): Promise<number> => {
      const together = ++inside
      await sleep(50)
      inside--
      return together
    }
    expect(await Promise.all([1, 2, 3].map(() => alone(cache, work, (text) => said.push(text))))).toEqual([1, 1, 1])
    expect(said.some((text) => text.includes(String(process.pid)))).toBe(true)
    expect(readdirSync(cache)).toEqual([])
  })

  it('passes over a process that died, and lets go after a failure', async () => {
    writeFileSync(join(cache, 'lock'), String(NO_PROCESS))
    await expect(alone(cache, () => Promise.reject(new Error('no network')), () => undefined)).rejects.toThrow('no network')
    expect(await alone(cache, () => Promise.resolve('done'), () => undefined)).toBe('done')
  })
})

const ready = missingForElasticsearch(process.env, join(tmpdir(), 'keyuan-no-such-cache'))

// Where the distribution is unpacked already, Maven may be missing: then nothing can be fetched again.
describeWithElasticsearch(`elasticsearchDistribution${ready ? ` (skipped: ${ready})` : ''}`, () => {
  it.skipIf(ready !== null)('notices a broken zip and what a killed run left, and fetches the distribution again, by two callers at once only once', async () => {
    writeFileSync(join(cache, `elasticsearch-${ELASTICSEARCH_VERSION}.zip`), 'PK\u0003\u0004 cut off')
    mkdirSync(join(cache, 'new-left', 'unpacked'), { recursive: true })
    const said: string[] = []
    const [one, two] = await Promise.all([1, 2].map(() => elasticsearchDistribution({ cache, say: (text) => said.push(text) })))
    expect(one).toEqual(two)
    expect(isDistribution(one?.home ?? '')).toBe(true)
    expect(said.filter((text) => text.includes('broken'))).toHaveLength(1)
    expect(said.filter((text) => text.includes('downloading Elasticsearch'))).toHaveLength(1)
    expect(readdirSync(cache)).toEqual([`elasticsearch-${ELASTICSEARCH_VERSION}`])
  }, 300_000)
})
