import { readFileSync } from 'node:fs'
import { buildSchema, getNamedType, type GraphQLField, type GraphQLObjectType, isInterfaceType, isObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'

const schema = buildSchema(readFileSync(new URL('api.graphql', import.meta.url), 'utf8'))
const types = Object.values(schema.getTypeMap())
const connections = types.filter((type): type is GraphQLObjectType => isObjectType(type) && type.name.endsWith('Connection'))
const typeOf = (type: GraphQLObjectType, field: string): string => String(type.getFields()[field]?.type)

/** Every field of the API that is a connection, with the type it belongs to. */
const connectionFields = types.filter((type) => isObjectType(type) || isInterfaceType(type)).flatMap((type) =>
  Object.values(type.getFields()).filter((field) => getNamedType(field.type).name.endsWith('Connection')).map((field): [string, GraphQLField<unknown, unknown>] => [`${type.name}.${field.name}`, field]))

describe('Relay: connections', () => {
  it.each(connections.map((type): [string, GraphQLObjectType] => [type.name, type]))('%s has edges and pageInfo that are never null, its edges a cursor and a node', (_name, type) => {
    const edge = getNamedType(type.getFields().edges?.type ?? null)
    expect(typeOf(type, 'pageInfo')).toBe('PageInfo!')
    expect(typeOf(type, 'edges')).toBe(`[${edge?.name}!]!`)
    if (!isObjectType(edge)) throw new Error(`${type.name} has no edge type`)
    expect(edge.name).toMatch(/Edge$/)
    expect(typeOf(edge, 'cursor')).toBe('String!')
    expect(edge.getFields().node).toBeDefined()
    expect(String(edge.getFields().node?.type)).not.toMatch(/^\[/)
  })

  it('PageInfo is that of the specification', () => {
    const pageInfo = schema.getType('PageInfo')
    if (!isObjectType(pageInfo)) throw new Error('there is no PageInfo')
    expect(['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'].map((field) => typeOf(pageInfo, field))).toEqual(['Boolean!', 'Boolean!', 'String', 'String'])
  })

  it.each(connectionFields)('%s is nullable and takes first, after, last and before', (_coordinate, field) => {
    expect(String(field.type)).not.toMatch(/!$/)
    const argument = (name: string): string => String(field.args.find((each) => each.name === name)?.type)
    expect(['first', 'after', 'last', 'before'].map(argument)).toEqual(['Int', 'String', 'Int', 'String'])
  })

  it('there are many of them, so that none of the above is about nothing', () => {
    expect(connections.length).toBeGreaterThan(30)
    expect(connectionFields.length).toBeGreaterThan(60)
  })
})

describe('Relay: nodes', () => {
  it('Node has one field, a global id, and node(id:) fetches any of them', () => {
    const node = schema.getType('Node')
    if (!isInterfaceType(node)) throw new Error('there is no Node')
    expect(Object.values(node.getFields()).map(({ name, type }) => `${name}: ${String(type)}`)).toEqual(['id: ID!'])
    const field = schema.getQueryType()?.getFields().node
    expect([String(field?.type), ...(field?.args ?? []).map(({ name, type }) => `${name}: ${String(type)}`)]).toEqual(['Node', 'id: ID!'])
  })

  it('every resource type, platforms, organizations, projects and programmes are nodes', () => {
    const nodes = new Set(schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name))
    const resources = schema.getPossibleTypes(schema.getType('Resource') as never).map(({ name }) => name)
    expect([...resources, 'Platform', 'Organization', 'Project', 'Program'].filter((name) => !nodes.has(name))).toEqual([])
  })
})
