import { GraphQLError } from 'graphql'
import type { ToyName } from './sdl.ts'

export interface ToyRecord { __typename: 'Instrument' | 'Dataset'; id: string }

/** `instruments:7`, `datasets:7`: odd positions of a mixed list are data sets. */
export const toyRecord = (position: number): ToyRecord =>
  position % 2 === 0 ? { __typename: 'Instrument', id: `instruments:${position}` } : { __typename: 'Dataset', id: `datasets:${position}` }

const number = (id: string): number => Number(id.split(':')[1])
const core = (id: string) => ({ id, title: `标题 ${id}`, keywords: ['科学', id], platform: { id: `platforms:${number(id) % 3}` } })
const typeOf = (id: string): 'Instrument' | 'Dataset' => (id.startsWith('instruments:') ? 'Instrument' : 'Dataset')
const stub = (id: string) => ({ __typename: typeOf(id), ...core(id) })
const instrument = (id: string) => ({ ...core(id), model: `M-${number(id)}`, details: { weight: 1.5, note: id } })
const page = (count: number, node: (position: number) => unknown) => ({ edges: Array.from({ length: count }, (_, at) => ({ cursor: String(at), node: node(at) })), total: 1_000 })
const known = (id: string | undefined): boolean => id !== undefined && number(id) < 100_000

type Args = { id?: string; ids?: string[]; first?: number; lang?: string; title?: string }
type Reference = { id: string }

const reference = { __resolveReference: (from: Reference) => stub(from.id) }

export const TOY_RESOLVERS: Record<ToyName, Record<string, unknown>> = {
  catalogue: {
    Resource: { __resolveReference: (from: Reference) => stub(from.id), __resolveType: (value: { __typename: string }) => value.__typename },
    Node: { __resolveType: (value: { __typename: string }) => value.__typename },
    Instrument: reference,
    Dataset: reference,
    Platform: { __resolveReference: (from: Reference) => from, resources: (_: unknown, { first = 20 }: Args) => page(first, (at) => stub(toyRecord(at).id)) },
    Query: {
      resource: (_: unknown, { id }: Args) => (known(id) ? stub(id ?? '') : null),
      resources: (_: unknown, { ids = [] }: Args) => ids.map(stub),
      node: (_: unknown, { id = '' }: Args) => stub(id),
      searchResources: (_: unknown, { first = 20 }: Args) => page(first, (at) => stub(toyRecord(at).id)),
    },
  },
  instruments: {
    Instrument: {
      __resolveReference: async (from: Reference) => (known(from.id) ? instrument(from.id) : null),
      maker: (_: unknown, { lang }: Args) => (lang === 'en' ? 'Maker' : '制造商'),
      secret: () => { throw new GraphQLError('涉及权限', { extensions: { code: 'FORBIDDEN', messageEn: 'Not yours', internal: 'postgres://app:hunter2@db' } }) },
    },
    Query: {
      instrument: (_: unknown, { id = 'instruments:0' }: Args) => (known(id) ? instrument(id) : null),
      instruments: (_: unknown, { first = 20 }: Args) => page(first, (at) => instrument(`instruments:${at}`)),
      anything: () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown,
    },
    Mutation: { renameInstrument: (_: unknown, { id = '', title = '' }: Args) => ({ instrument: { ...instrument(id), title } }) },
  },
  datasets: {
    Dataset: {
      __resolveReference: (from: Reference) => ({ ...core(from.id), rows: number(from.id) }),
      madeWith: ({ id }: Reference) => [{ __typename: 'Instrument', id: `instruments:${number(id) + 1}` }],
    },
    Query: {
      dataset: (_: unknown, { id = 'datasets:1' }: Args) => ({ ...core(id), rows: number(id) }),
      datasets: (_: unknown, { first = 20 }: Args) => Array.from({ length: first }, (_each, at) => ({ ...core(`datasets:${at}`), rows: at })),
    },
  },
  platforms: {
    Platform: { __resolveReference: (from: Reference) => ({ ...from, name: `平台 ${from.id}` }) },
    Query: { platform: (_: unknown, { id = '' }: Args) => ({ id, name: `平台 ${id}` }) },
  },
  services: {
    Resource: { __resolveReference: (from: Reference) => ({ ...from, rating: 4.5 }) },
    Query: { topRated: () => 5 },
  },
}
