import { GraphQLError } from 'graphql'
import { describe, expect, it, vi } from 'vitest'
import { ANONYMOUS } from '../../../schema/viewer.ts'
import { createLocalTransport } from '../../data-source/local.ts'
import { subgraphOperation } from '../../data-source/operation.ts'
import type { RequestState } from '../../request-state.ts'
import { toyLocal, toySchema } from '../toy/artifact.ts'

const state: RequestState = { requestId: 'r', viewer: ANONYMOUS, deadlineAt: Infinity, trace: false, calls: [], degraded: new Map() }
const request = (query: string, variables: Record<string, unknown> = {}, deadlineMs = 5_000) => ({ operation: subgraphOperation(query), variables, state, deadlineMs })

const ENTITIES = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Instrument { model details { note } } } }'

/** Answers of one operation before and after it is compiled. */
async function answers(transport: ReturnType<typeof createLocalTransport>, query: string, variables: Record<string, unknown> = {}) {
  const found = []
  for (let run = 0; run < 6; run++) found.push(await transport.call(request(query, variables)))
  return found
}

describe('createLocalTransport', () => {
  const onBug = vi.fn()

  it.each([
    ['a root field with arguments', '{ instruments(first: 3) { edges { cursor node { id model maker(lang: "en") details { weight } } } } }', {}],
    ['entities', ENTITIES, { representations: [{ __typename: 'Instrument', id: 'instruments:1' }, { __typename: 'Instrument', id: 'instruments:100000' }] }],
    ['a domain error', '{ instrument { model secret } }', {}],
    ['aliases with the names of prototypes', '{ instrument { __proto__: model constructor: title prototype: id } }', {}],
    ['conditions', 'query ($yes: Boolean!) { instrument { model @include(if: $yes) title @skip(if: $yes) } }', { yes: true }],
  ])('answers the same compiled as interpreted: %s', async (_name, query, variables) => {
    const [interpreted, ...rest] = await answers(createLocalTransport(toyLocal('instruments'), { onBug }), query, variables)
    expect(JSON.stringify(interpreted)).toContain('answer')
    for (const each of rest) expect(JSON.stringify(each)).toBe(JSON.stringify(interpreted))
  })

  it('passes errors on with code and path, and reports those that are bugs', async () => {
    const broken = toySchema('instruments', { resolvers: { Instrument: { model: () => { throw new Error('connect ECONNREFUSED postgres://app:hunter2@db') } } } })
    const bugs = vi.fn()
    for (const outcome of await answers(createLocalTransport(toyLocal('instruments', broken), { onBug: bugs }), '{ instrument { model secret } }')) {
      expect(outcome.answer?.errors?.map(({ path, extensions }) => ({ path, code: extensions?.code }))).toEqual([
        { path: ['instrument', 'model'], code: undefined }, { path: ['instrument', 'secret'], code: 'FORBIDDEN' },
      ])
    }
    expect(bugs).toHaveBeenCalledTimes(6)
  })

  it('falls back for type resolvers that answer promises, which compiled code does not take', async () => {
    const schema = toySchema('catalogue', { resolvers: { Resource: { __resolveType: async (value: { __typename: string }) => value.__typename } } })
    for (const outcome of await answers(createLocalTransport(toyLocal('catalogue', schema), { onBug }), '{ resource(id: "datasets:1") { __typename title } }')) {
      expect(outcome).toEqual({ answer: { data: { resource: { __typename: 'Dataset', title: '标题 datasets:1' } } } })
    }
  })

  it('survives type resolvers that throw', async () => {
    const schema = toySchema('catalogue', { resolvers: { Resource: { __resolveType: () => { throw new GraphQLError('no type') } }, Query: { resource: async () => ({ id: '1' }) } } })
    for (const outcome of await answers(createLocalTransport(toyLocal('catalogue', schema), { onBug }), '{ resource(id: "datasets:1") { title } }')) {
      expect(outcome.answer?.data).toEqual({ resource: null })
      expect(outcome.answer?.errors).toHaveLength(1)
    }
  })

  it('does not wait for a resolver beyond the deadline', async () => {
    const slow = toySchema('instruments', { resolvers: { Query: { instrument: () => new Promise(() => undefined) } } })
    const started = performance.now()
    const outcome = await createLocalTransport(toyLocal('instruments', slow), { onBug }).call(request('{ instrument { id } }', {}, 100))
    expect(outcome.failure?.code).toBe('SUBGRAPH_TIMEOUT')
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  it('gives resolvers the viewer and the request id', async () => {
    const seen = vi.fn((_parent: unknown, _args: unknown, context: unknown) => { expect(context).toEqual({ viewer: ANONYMOUS, requestId: 'r' }); return null })
    const schema = toySchema('instruments', { resolvers: { Query: { instrument: seen } } })
    await createLocalTransport(toyLocal('instruments', schema), { onBug }).call(request('{ instrument { id } }'))
    expect(seen).toHaveBeenCalled()
  })

  it('answers a failure, not an exception, when the context cannot be made', async () => {
    const bugs = vi.fn()
    const transport = createLocalTransport({ ...toyLocal('instruments'), createContext: () => { throw new Error('no pool') } }, { onBug: bugs })
    expect((await transport.call(request('{ instrument { id } }'))).failure?.code).toBe('SUBGRAPH_UNAVAILABLE')
    expect(bugs).toHaveBeenCalled()
  })
})
