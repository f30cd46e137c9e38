import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLSchema, parse } from 'graphql'
import { scalars } from '../../schema/scalars.ts'
import { guardEntities } from '../kit/entities.ts'
import { type CatalogueContext, findResource } from './context.ts'
import { cube } from './cube/cube.ts'
import { MapCluster } from './map/clusters.ts'
import { instrumentCities } from './map/instrument-cities.ts'
import { browsing } from './resolvers/browsing.ts'
import { lookups } from './resolvers/lookups.ts'
import { membersOf, publishedResource } from './resolvers/memberships.ts'
import { Resource } from './resolvers/Resource.ts'
import { ResourceSearchConnection } from './resolvers/ResourceSearchConnection.ts'
import { ResourceSearchEdge } from './resolvers/ResourceSearchEdge.ts'
import { searchResources } from './resolvers/searchResources.ts'
import { sourceMutations } from './resolvers/source-mutations.ts'
import { topicMutations } from './resolvers/topic-mutations.ts'
import { TopicCollection, topicQueries } from './resolvers/TopicCollection.ts'
import { suggest } from './suggest/suggest.ts'

interface Reference { id: string }

const byId = (reference: Reference, context: CatalogueContext) => findResource(context, reference.id)
/** Entities of other subgraphs to which the catalogue adds links: the reference is all it has to know. */
const asGiven = (typename: string) => (reference: Reference) => ({ __typename: typename, id: reference.id })
const resolveType = (value: { __typename: string }) => value.__typename

/** The executable catalogue of one version of the graph: its SDL with the stubs of that version's resource types. */
export const buildCatalogueSchema = (sdl: string, typenames: Iterable<string>): GraphQLSchema => {
  const stub = { __resolveReference: byId, ...Resource }
  const resolvers = {
    ...scalars,
    Query: { ...lookups, ...browsing, ...topicQueries, searchResources, suggest, instrumentCities, cube },
    Mutation: { ...topicMutations, ...sourceMutations },
    TopicCollection,
    Node: { __resolveType: resolveType },
    Resource: { __resolveType: resolveType, __resolveReference: byId },
    ...Object.fromEntries([...typenames].map((typename) => [typename, stub])),
    ResourceSearchConnection,
    ResourceSearchEdge,
    MapCluster,
    ResourceConnection: { total: (connection: { total: () => Promise<number> }) => connection.total() },
    Project: { __resolveReference: asGiven('Project'), outputs: membersOf('PROJECT') },
    Platform: { __resolveReference: asGiven('Platform'), resources: membersOf('PLATFORM') },
    Organization: { __resolveReference: asGiven('Organization'), resources: membersOf('ORGANIZATION') },
    Program: { __resolveReference: asGiven('Program') },
    User: { __resolveReference: asGiven('User') },
    SubmissionItem: { __resolveReference: asGiven('SubmissionItem'), publishedResource },
  }
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never })
  guardEntities(schema)
  return schema
}
