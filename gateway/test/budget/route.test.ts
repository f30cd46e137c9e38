import { afterEach, describe, expect, it } from 'vitest'
import { mintDevelopmentToken } from '../../auth/mint-development-token.ts'
import { readConfig } from '../../config.ts'
import { startToy, type StartedGateway } from '../toy/start.ts'

const KEY = 'a development key of sufficient length'
const SMALL = { KEYUAN_BUDGET_ANONYMOUS_REQUESTS: '4', KEYUAN_BUDGET_ANONYMOUS_COST: '100', KEYUAN_LIMIT_COST: '100', KEYUAN_BUDGET_SIGNED_IN_TIMES: '2', KEYUAN_BUDGET_KEY_TIMES: '3', KEYUAN_DEVELOPMENT_KEY: KEY, KEYUAN_PLAN_DEADLINE_MS: '10000' }
const QUERY = '{ topRated }'

let toy: StartedGateway
afterEach(() => toy.gateway.stop())
const start = async (environment: Record<string, string> = {}): Promise<StartedGateway> =>
  (toy = await startToy({ environment: { ...SMALL, ...environment }, findViewer: async (key) => (key === 'kyk_abcdefghijklmnopqrst' ? { id: 'u', grants: [{ role: 'USER' }] } : null) }))
const bearer = async (sub: string) => ({ authorization: `Bearer ${await mintDevelopmentToken({ sub }, KEY)}` })
const statuses = async (times: number, headers: (count: number) => Record<string, string>): Promise<number[]> => {
  const seen: number[] = []
  for (let count = 0; count < times; count += 1) seen.push((await toy.ask(QUERY, {}, headers(count))).status)
  return seen
}

describe('the budget at /graphql', () => {
  it('is told in headers, and refused with what is left and when it refills', async () => {
    await start()
    const first = await toy.ask(QUERY)
    expect(['limit', 'remaining', 'reset'].map((name) => first.headers.get(`ratelimit-${name}`))).toEqual(['4', '3', '15'])
    expect(first.headers.get('ratelimit-policy')).toBe('4;w=60;name="requests", 100;w=60;name="cost"')
    expect(first.headers.get('x-keyuan-cost')).toMatch(/^requested=0, limit=100, remaining=100, reset=\d+$/)
    expect(await statuses(3, () => ({}))).toEqual([200, 200, 200])
    const refused = await toy.ask(QUERY)
    expect([refused.status, refused.headers.get('ratelimit-remaining'), refused.errors[0].extensions.code]).toEqual([429, '0', 'RATE_LIMITED'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(14)
    expect(refused.errors[0].extensions.retryAfterSeconds).toBe(Number(refused.headers.get('retry-after')))
    expect(refused.data).toBeUndefined()
  })

  it('counts the cost of operations before a subgraph is asked, and says it to whoever wants to know', async () => {
    await start()
    const { extensions } = await toy.ask('{ searchResources(first: 25) { edges { node { id } } } }', {}, { 'x-keyuan-cost': '1' })
    expect(extensions.cost).toMatchObject({ requested: 51, limit: 100, remaining: 49 })
    expect(extensions.cost.resetSeconds).toBeGreaterThan(0)
    const refused = await toy.ask('{ searchResources(first: 25) { edges { node { id } } } }', {}, { 'x-keyuan-trace': '1' })
    expect([refused.status, refused.errors[0].extensions.code, refused.errors[0].extensions.messageEn]).toEqual([429, 'RATE_LIMITED', expect.stringContaining('remaining 49, needed 51')])
    expect((await toy.ask('{ topRated }')).extensions).toEqual({})
  })

  it('is larger for a person, and larger again for a key, each apart from the address', async () => {
    await start()
    const person = await bearer('u')
    expect((await toy.ask(QUERY, {}, person)).headers.get('ratelimit-limit')).toBe('8')
    expect((await toy.ask(QUERY, {}, { authorization: 'Bearer kyk_abcdefghijklmnopqrst' })).headers.get('ratelimit-limit')).toBe('12')
    expect(await statuses(5, () => ({}))).toEqual([200, 200, 200, 200, 429])
    expect(await statuses(8, () => person)).toEqual([200, 200, 200, 200, 200, 200, 200, 429])
    expect((await toy.ask(QUERY, {}, await bearer('another'))).status).toBe(200)
  })

  it('does not believe X-Forwarded-For of anybody', async () => {
    await start()
    expect(await statuses(6, (count) => ({ 'x-forwarded-for': `198.51.100.${count}` }))).toEqual([200, 200, 200, 200, 429, 429])
  })

  it('believes it of a trusted proxy, and of what it says only the address that the proxy saw', async () => {
    await start({ KEYUAN_TRUSTED_PROXIES: '127.0.0.1,::1' })
    expect(await statuses(5, (count) => ({ 'x-forwarded-for': `198.51.100.${count}` }))).toEqual([200, 200, 200, 200, 200])
    expect(await statuses(6, (count) => ({ 'x-forwarded-for': `192.0.2.${count}, 203.0.113.9` }))).toEqual([200, 200, 200, 200, 429, 429])
    expect(await statuses(6, (count) => ({ 'x-forwarded-for': `2001:db8:0:1::${count}` }))).toEqual([200, 200, 200, 200, 429, 429])
  })

  it('what is refused before it is known who asks counts for its address', async () => {
    await start()
    const guess = { authorization: 'Bearer kyk_wrongwrongwrongwrong' }
    expect(await statuses(6, () => guess)).toEqual([401, 401, 401, 401, 429, 429])
  })
})

describe('readConfig', () => {
  it.each([
    ['a proxy that is no address', { KEYUAN_TRUSTED_PROXIES: '10.0.0.0/8,proxy.example' }, 'proxy.example'],
    ['a network of everything', { KEYUAN_TRUSTED_PROXIES: '0.0.0.0/0' }, '0.0.0.0/0'],
    ['a cost budget below the limit of one operation', { KEYUAN_BUDGET_ANONYMOUS_COST: '5000' }, 'KEYUAN_LIMIT_COST'],
  ])('refuses %s', async (_what, environment, named) => {
    await start()
    expect(() => readConfig(environment as never)).toThrow(named)
  })
})
