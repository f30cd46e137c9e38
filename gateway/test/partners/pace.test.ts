import { afterEach, describe, expect, it } from 'vitest'
import type { PartnerTerms } from '../../../schema/partner.ts'
import { toyArtifact, toyLocals } from '../toy/artifact.ts'
import { startToy, type Reply, type StartedGateway } from '../toy/start.ts'
import { startCountingPartner } from './counting.ts'

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const BY_ID = 'query ($ids: [ID!]) { resources(ids: $ids) { id title ... on Dataset { rows } } }'
const idsOf = (count: number): string[] => Array.from({ length: count }, (_, at) => `datasets:${at}`)

describe('the pace that a partner declared', () => {
  let toy: StartedGateway | undefined
  let partner: Awaited<ReturnType<typeof startCountingPartner>> | undefined
  afterEach(async () => {
    await toy?.gateway.stop()
    partner?.stop()
  })

  async function start(delayMs: number, terms: Partial<PartnerTerms>, environment: Record<string, string> = {}) {
    partner = await startCountingPartner(delayMs)
    toy = await startToy({ artifact: toyArtifact({ urls: { datasets: partner.url }, terms: { datasets: terms } }), localSubgraphs: () => toyLocals(['datasets']), environment })
    return { toy, partner }
  }

  it('is kept under 300 requests a second: rate, concurrency and ids; who gets no turn is told when to come again', async () => {
    const { toy, partner } = await start(30, { requestsPerSecond: 40, concurrency: 5, idsPerBatch: 10 })
    const replies: Promise<Reply>[] = []
    const started = performance.now()
    for (let tick = 0; tick < 400; tick++) {
      for (let each = 0; each < 3; each++) replies.push(toy.ask(each === 0 ? BY_ID : '{ datasets(first: 1) { rows } }', each === 0 ? { ids: idsOf(15) } : {}))
      await sleep(Math.max(0, started + tick * 10 - performance.now()))
    }
    const answered = await Promise.all(replies)
    const seconds = (performance.now() - started) / 1_000
    const counted = await partner.count()
    expect(counted.mostInASecond).toBeLessThanOrEqual(40)
    expect(counted.mostAtOnce).toBeLessThanOrEqual(5)
    expect(counted.mostIds).toBe(10)
    // The pace is used, not only kept.
    expect(counted.calls).toBeGreaterThan(seconds * 25)
    const refused = answered.flatMap(({ errors }) => errors)
    expect(refused.length).toBeGreaterThan(300)
    for (const { extensions } of refused) expect(extensions).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'datasets', retryAfterSeconds: expect.any(Number) as number, messageEn: expect.stringContaining('rate') as string })
    // What the catalogue knows is there in every answer.
    expect(answered.every(({ data }) => data.resources === undefined || data.resources.every(({ title }: { title: string | null }) => title !== null))).toBe(true)
  })

  it('lets a call wait for its turn within its time', async () => {
    const { toy, partner } = await start(1, { requestsPerSecond: 5, concurrency: 5 }, { KEYUAN_SUBGRAPH_DEADLINE_MS: '4000' })
    const started = performance.now()
    const replies = await Promise.all(Array.from({ length: 8 }, () => toy.ask('{ datasets(first: 1) { rows } }')))
    expect(replies.flatMap(({ errors }) => errors)).toEqual([])
    expect(performance.now() - started).toBeGreaterThan(1_000)
    expect((await partner.count()).mostInASecond).toBeLessThanOrEqual(5)
  })

  it('counts the looks of /health too, which are rare, and are one where many ask at once', async () => {
    const { toy, partner } = await start(50, { pollSeconds: 60 })
    const look = async (): Promise<string> => ((await (await fetch(`${toy.url}/health`)).json()) as { subgraphs: { name: string; status: string }[] }).subgraphs.find(({ name }) => name === 'datasets')?.status ?? ''
    expect(await Promise.all([look(), look(), look()])).toEqual(['ok', 'ok', 'ok'])
    await sleep(2_200)
    expect(await look()).toBe('ok')
    expect((await partner.count()).pings).toBe(1)
  })

  it('used up is no failure of the partner: its health stays', async () => {
    const { toy } = await start(1, { requestsPerSecond: 1, concurrency: 1 })
    const replies = await Promise.all(Array.from({ length: 20 }, () => toy.ask('{ datasets(first: 1) { rows } }')))
    expect(replies.filter(({ errors }) => errors.length > 0).length).toBeGreaterThan(10)
    expect(await (await fetch(`${toy.url}/health`)).json()).toMatchObject({ status: 'ok' })
  })

  it('is halved for a process with half a share', async () => {
    const { toy, partner } = await start(1, { requestsPerSecond: 10, concurrency: 4 }, { KEYUAN_PARTNERS_SHARE: '50' })
    await Promise.all(Array.from({ length: 20 }, () => toy.ask('{ datasets(first: 1) { rows } }')))
    expect((await partner.count()).calls).toBe(5)
  })
})
