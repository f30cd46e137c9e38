import { createHash } from 'node:crypto'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { composeServices } from '@apollo/composition'
import { parse, type GraphQLSchema } from 'graphql'
import { DEFAULT_TERMS, type PartnerTerms } from '../../../schema/partner.ts'
import type { SupergraphArtifact } from '../../../schema/supergraph.ts'
import type { LocalSubgraph } from '../../data-source/local.ts'
import { TOY_RESOLVERS } from './resolvers.ts'
import { TOY_NAMES, TOY_SDL, type ToyName } from './sdl.ts'

export interface ToyChange {
  /** Address by subgraph. */
  urls?: Partial<Record<string, string>>
  /** Text appended to a subgraph's SDL. */
  extra?: Partial<Record<ToyName, string>>
  /** Terms by subgraph: those that have some are partners. */
  terms?: Partial<Record<ToyName, Partial<PartnerTerms>>>
}

export function toyArtifact({ urls = {}, extra = {}, terms = {} }: ToyChange = {}): SupergraphArtifact {
  const sdlOf = (name: ToyName): string => `${TOY_SDL[name]}\n${extra[name] ?? ''}`
  const composed = composeServices(TOY_NAMES.map((name) => ({ name, url: urls[name] ?? `http://${name}.invalid/`, typeDefs: parse(sdlOf(name)) })))
  if (composed.errors) throw new Error(composed.errors.map((error) => error.message).join('\n'))
  const { supergraphSdl } = composed
  return {
    version: createHash('sha256').update(supergraphSdl + JSON.stringify(terms)).digest('hex').slice(0, 12),
    supergraphSdl,
    apiSdl: '',
    subgraphs: TOY_NAMES.map((namespace) => ({ namespace, feed: false, ...(urls[namespace] === undefined ? {} : { url: urls[namespace] }), ...(terms[namespace] ? { terms: { ...DEFAULT_TERMS, ...terms[namespace] } } : {}) })),
    resourceTypes: [
      { code: 'INSTRUMENT', typename: 'Instrument', namespace: 'instruments', label: '仪器' },
      { code: 'DATASET', typename: 'Dataset', namespace: 'datasets', label: '数据集' },
    ],
    catalogueSdl: sdlOf('catalogue'),
  }
}

/** Resolvers of a toy subgraph with some replaced or added, type by type. */
export function toySchema(name: ToyName, { extra = '', resolvers = {} }: { extra?: string; resolvers?: Record<string, Record<string, unknown>> } = {}): GraphQLSchema {
  const merged: Record<string, unknown> = { ...TOY_RESOLVERS[name] }
  for (const [type, fields] of Object.entries(resolvers)) merged[type] = { ...(merged[type] as object | undefined), ...fields }
  return buildSubgraphSchema({ typeDefs: parse(`${TOY_SDL[name]}\n${extra}`), resolvers: merged as never })
}

export const toyLocal = (name: ToyName, schema: GraphQLSchema = toySchema(name)): LocalSubgraph => ({ name, schema, createContext: (request) => request })

export const toyLocals = (except: ToyName[] = []): LocalSubgraph[] => TOY_NAMES.filter((name) => !except.includes(name)).map((name) => toyLocal(name))
