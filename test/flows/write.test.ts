import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { mintDevelopmentToken } from '../../gateway/auth/mint-development-token.ts'
import { DEVELOPMENT_KEY, type LocalStack, openLocalStack } from './local-stack.ts'

let stack: LocalStack
beforeAll(async () => { stack = await openLocalStack() })
afterAll(() => stack.close())

const titlesFound = async (q: string, notBefore: string[] = []): Promise<string[]> => {
  const { data, errors } = await stack.ask('query($q: String, $notBefore: [String!]) { searchResources(q: $q, notBefore: $notBefore) { edges { node { title } } } }', { q, notBefore })
  expect(errors).toBeUndefined()
  return (data as never as { searchResources: { edges: { node: { title: string } }[] } }).searchResources.edges.map(({ node }) => node.title)
}
const instrument = (sourceId: string, title: string, more: Record<string, unknown> = {}) => ({ sourceId, typename: 'Instrument', document: { resourceType: 'INSTRUMENT', title, ...more } })

describe('write: row + change in one transaction → feed → catalogue → index', () => {
  it('can be searched by who waits for its position, and soon by anybody', async () => {
    const [first] = await stack.upsert('instruments', [instrument('w1', '透射电子显微镜')])
    expect(await titlesFound('透射电镜', [first?.position ?? ''])).toContain('透射电子显微镜')
    await stack.upsert('instruments', [instrument('w2', '质谱联用仪')])
    await expect.poll(() => titlesFound('质谱联用'), { timeout: 20_000, interval: 50 }).toContain('质谱联用仪')
  })

  it('a withdrawn resource leaves the search and answers with its tombstone', async () => {
    const [made] = await stack.upsert('instruments', [instrument('w3', '退役回旋加速器', { identifiers: [{ scheme: 'INVENTORY', value: 'HI-13' }] })])
    expect(await titlesFound('回旋加速器', [made?.position ?? ''])).toHaveLength(1)
    const token = await mintDevelopmentToken({ sub: 'c1', grants: [{ role: 'CENTER' }] } as never, DEVELOPMENT_KEY)
    const withdrawn = await stack.ask('mutation($input: WithdrawInstrumentInput!) { withdrawInstrument(input: $input) { position errors { code } instrument { status } } }', { input: { id: made?.id, reason: '设备退役' } }, { authorization: `Bearer ${token}` })
    expect(withdrawn.errors).toBeUndefined()
    const { withdrawInstrument } = withdrawn.data as never as { withdrawInstrument: { position: string; instrument: { status: string } } }
    expect(withdrawInstrument.instrument.status).toBe('WITHDRAWN')
    expect(await titlesFound('回旋加速器', [withdrawInstrument.position])).toEqual([])
    const { data } = await stack.ask('query($id: ID!) { resource(id: $id) { __typename status title identifiers { value } tombstone { reason withdrawnAt } } }', { id: made?.id })
    expect(data).toMatchObject({ resource: { __typename: 'Instrument', status: 'WITHDRAWN', title: null, identifiers: [{ value: 'HI-13' }], tombstone: { reason: '设备退役' } } })
  })

  it('refuses a classified record, and nothing of it is anywhere: files of PostgreSQL, index, log', async () => {
    const marker = 'KEYUANMARKER7F3A9C'
    const [outcome] = await stack.upsert('instruments', [instrument('s1', `秘密装置 ${marker}`, { rights: { statement: '机密★5年' }, description: marker })])
    expect(outcome).toMatchObject({ result: 'REFUSED', findings: [{ code: 'CONFIDENTIAL_NOT_ALLOWED' }] })
    expect(JSON.stringify(outcome)).not.toContain(marker)
    // With nothing left in the memory of PostgreSQL.
    const sql = postgres(inject('postgresUrl'), { max: 1, onnotice: () => undefined })
    await sql`checkpoint`
    await sql.end()
    const files = (folder: string): string[] => readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? files(join(folder, name)) : [join(folder, name)]))
    const holds = (file: string): boolean => {
      try {
        return readFileSync(file).includes(marker)
      } catch (error) {
        // A file of another test's database may go while we look.
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
        throw error
      }
    }
    expect([...files(stack.folder), ...files(inject('postgresFolder'))].filter(holds)).toEqual([])
    expect(stack.log.filter((line) => line.includes(marker))).toEqual([])
    expect(stack.log.length).toBeGreaterThan(0)
  })
})
