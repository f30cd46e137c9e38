import { type GraphQLNamedType, type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isScalarType, isSpecifiedScalarType, isUnionType } from 'graphql'

export interface Kind { zh: string; en: string; id: string }

const OBJECT: Kind = { id: 'objects', zh: '对象类型', en: 'Object types' }
const CONNECTION: Kind = { id: 'connections', zh: '分页', en: 'Connections and edges' }
const KINDS = {
  resource: { id: 'resources', zh: '资源类型', en: 'Resource types' }, object: OBJECT, interface: { id: 'interfaces', zh: '接口与联合', en: 'Interfaces and unions' },
  enum: { id: 'enums', zh: '枚举', en: 'Enums' }, input: { id: 'inputs', zh: '输入类型', en: 'Inputs' }, scalar: { id: 'scalars', zh: '标量', en: 'Scalars' }, connection: CONNECTION,
} as const

export const kindOf = (type: GraphQLNamedType): Kind => {
  if (isEnumType(type)) return KINDS.enum
  if (isInputObjectType(type)) return KINDS.input
  if (isScalarType(type)) return KINDS.scalar
  if (isInterfaceType(type) || isUnionType(type)) return KINDS.interface
  if ('getInterfaces' in type && type.getInterfaces().some(({ name }) => name === 'Resource')) return KINDS.resource
  return /(Connection|Edge)$/.test(type.name) ? CONNECTION : OBJECT
}

/** Types by kind, as the manual lists them; the roots and what GraphQL itself brings are left out. */
export const typesByKind = (schema: GraphQLSchema): { kind: Kind; types: GraphQLNamedType[] }[] => {
  const roots = new Set<GraphQLNamedType | null | undefined>([schema.getQueryType(), schema.getMutationType()])
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type) && !roots.has(type)).sort((a, b) => (a.name < b.name ? -1 : 1))
  return Object.values(KINDS).map((kind) => ({ kind, types: types.filter((type) => kindOf(type) === kind) }))
}
