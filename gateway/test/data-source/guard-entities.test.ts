import { execFileSync } from 'node:child_process'
import { graphql } from 'graphql'
import { describe, expect, it } from 'vitest'
import { guardEntities } from '../../../subgraphs/kit/entities.ts'
import { toySchema } from '../toy/artifact.ts'

const QUERY = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename ... on Instrument { model } } }'
const REJECTS_THEN_UNKNOWN = [{ __typename: 'Instrument', id: 'instruments:1' }, { __typename: 'Ghost', id: '2' }]

/** Runs one call in a process of its own, since the point is whether that survives. */
function runInProcess(guarded: boolean, representations: object[], resolver: string): string {
  const script = `
    import { graphql } from 'graphql'
    import { guardEntities } from '${new URL('../../../subgraphs/kit/entities.ts', import.meta.url).href}'
    import { toySchema } from '${new URL('../toy/artifact.ts', import.meta.url).href}'
    const raw = toySchema('instruments', { resolvers: { Instrument: { __resolveReference: ${resolver} } } })
    const schema = ${guarded ? 'guardEntities(raw)' : 'raw'}
    const result = await graphql({ schema, source: ${JSON.stringify(QUERY)}, variableValues: { representations: ${JSON.stringify(representations)} } })
    await new Promise((resolve) => setTimeout(resolve, 50))
    console.log(JSON.stringify(result))`
  return execFileSync(process.execPath, ['--input-type=module-typescript', '-e', script], { encoding: 'utf8', cwd: new URL('../../..', import.meta.url), stdio: ['ignore', 'pipe', 'ignore'] })
}

const REJECTS = 'async () => { throw new Error("gone") }'
const REJECTS_THEN_THROWS = '(reference) => { if (reference.id === "1") return Promise.reject(new Error("gone")); throw new Error("at once") }'

describe('guardEntities', () => {
  it('is needed: without it one call ends the process', () => {
    expect(() => runInProcess(false, REJECTS_THEN_UNKNOWN, REJECTS)).toThrow()
  })

  it('refuses an unknown type name before any reference is resolved', () => {
    const { errors } = JSON.parse(runInProcess(true, REJECTS_THEN_UNKNOWN, REJECTS)) as { errors: { extensions: unknown }[] }
    expect(errors).toMatchObject([{ message: '没有名为 Ghost 的实体类型', extensions: { code: 'BAD_INPUT' } }])
  })

  it('survives a resolver that throws after another one rejects', () => {
    const { data, errors } = JSON.parse(runInProcess(true, [{ __typename: 'Instrument', id: '1' }, { __typename: 'Instrument', id: '2' }], REJECTS_THEN_THROWS)) as { data: unknown; errors: { message: string }[] }
    expect(data).toEqual({ _entities: [null, null] })
    expect(errors.map(({ message }) => message).sort()).toEqual(['at once', 'gone'])
  })

  it.each([['a number', 7], ['a name that is inherited', 'constructor'], ['a scalar', 'String']])('refuses %s as a type name', async (_name, typename) => {
    const { errors } = await graphql({ schema: guardEntities(toySchema('instruments')), source: QUERY, variableValues: { representations: [{ __typename: typename, id: '1' }] } })
    expect(errors?.[0]?.extensions.code).toBe('BAD_INPUT')
  })

  it('changes nothing for honest calls, and guards once', async () => {
    const schema = toySchema('instruments')
    const resolve = guardEntities(schema).getQueryType()?.getFields()._entities?.resolve
    expect(guardEntities(schema).getQueryType()?.getFields()._entities?.resolve).toBe(resolve)
    const { data } = await graphql({ schema, source: QUERY, variableValues: { representations: [{ __typename: 'Instrument', id: 'instruments:1' }] } })
    expect(data).toEqual({ _entities: [{ __typename: 'Instrument', model: 'M-1' }] })
  })
})
