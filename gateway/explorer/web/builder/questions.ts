import { getNamedType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema, isEnumType, isInterfaceType, isLeafType, isObjectType, isRequiredArgument } from 'graphql'
import type { ReadyQuery } from '../../parse-ready-query.ts'
import { typeLabel } from './type-groups.tsx'

export type Question = Pick<ReadyQuery, 'document' | 'variables'>

export interface ListChoice {
  /** Root field, such as `instruments`. */
  field: string
  label: string
}

const CORE = ['id', 'title', 'resourceType']

/** Words over all resources. */
export const findResources = (q: string): Question => ({
  document: `query FindResources($q: String) {
  searchResources(q: $q, first: 20) {
    total {
      value
    }
    edges {
      node {
        __typename
        id
        title
        resourceType
        platform {
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
  variables: JSON.stringify({ q }, null, 2),
})

export const resourcesOnMap = (q: string): Question => ({
  document: `query ResourcesOnMap($q: String) {
  searchResources(q: $q, first: 1) {
    total {
      value
    }
    clusters(zoom: 5) {
      tile
      point {
        lon
        lat
      }
      count
      sample {
        id
        title
      }
    }
  }
}
`,
  variables: JSON.stringify({ q }, null, 2),
})

export const countBy = (dimensions: readonly string[], q: string): Question => ({
  document: `query CountBy($q: String) {
  cube(dimensions: [${dimensions.join(', ')}], q: $q, top: 50) {
    total
    cells {
      labels
      labelsEn
      values
    }
  }
}
`,
  variables: JSON.stringify({ q }, null, 2),
})

/** Some types have core fields only; the type of the record tells which special ones to ask for. */
export const oneRecord = (schema: GraphQLSchema, id: string, typename?: string): Question => {
  const type = typename === undefined ? undefined : schema.getType(typename)
  const special = isObjectType(type) ? specialLeaves(schema, type).slice(0, 8) : []
  const group = special.length > 0 && isObjectType(type) ? `\n    ... on ${type.name} {\n      ${special.join('\n      ')}\n    }` : ''
  return {
    document: `query OneRecord($id: ID) {
  resource(id: $id) {
    __typename
    id
    title
    description
    resourceType
    identifiers {
      scheme
      value
    }
    keywords
    platform {
      name
    }
    updatedAt${group}
  }
}
`,
    variables: JSON.stringify({ id }, null, 2),
  }
}

export const listOfType = (schema: GraphQLSchema, field: string): Question => {
  const node = nodeTypeOf(schema.getQueryType()?.getFields()[field])
  const core = CORE.filter((name) => node?.getFields()[name])
  const leaves = node ? specialLeaves(schema, node).filter((name) => !core.includes(name)).slice(0, 5) : []
  const names = [...core, ...leaves]
  return {
    document: `query ${field[0]?.toUpperCase()}${field.slice(1)}List {
  ${field}(first: 20) {
    edges {
      node {
        ${(names.length > 0 ? names : ['id']).join('\n        ')}
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
  }
}

/** The lists of the root, by the Chinese name of what they list. */
export const listChoices = (schema: GraphQLSchema): ListChoice[] =>
  Object.values(schema.getQueryType()?.getFields() ?? {})
    .flatMap((field) => {
      const node = field.args.some(isRequiredArgument) ? undefined : nodeTypeOf(field)
      return node ? [{ field: field.name, label: typeLabel(node) }] : []
    })
    .sort((a, b) => a.label.localeCompare(b.label, 'zh-CN'))

/** Questions are only offered where the graph can answer them. */
export const canAsk = (schema: GraphQLSchema, field: string): boolean => Boolean(schema.getQueryType()?.getFields()[field])

export const cubeDimensions = (schema: GraphQLSchema) => {
  const type = schema.getType('CubeDimension')
  return isEnumType(type) ? type.getValues() : []
}

const nodeTypeOf = (field: GraphQLField<unknown, unknown> | undefined): GraphQLObjectType | undefined => {
  const connection = field && getNamedType(field.type)
  if (!isObjectType(connection) || !connection.name.endsWith('Connection')) return undefined
  const edge = getNamedType(connection.getFields().edges?.type)
  const node = isObjectType(edge) ? getNamedType(edge.getFields().node?.type) : undefined
  return isObjectType(node) ? node : undefined
}

/** Scalars and enums that a type has of its own, apart from what every resource has. */
const specialLeaves = (schema: GraphQLSchema, type: GraphQLObjectType): string[] => {
  const core = schema.getType('Resource')
  const shared = isInterfaceType(core) ? core.getFields() : {}
  return Object.values(type.getFields()).filter((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument) && !shared[field.name]).map(({ name }) => name)
}
