import { getNamedType, type GraphQLField, type GraphQLNamedType, type GraphQLSchema, isInterfaceType, isLeafType, isObjectType, isRequiredArgument, isUnionType } from 'graphql'

/** One question whose plan is measured. */
export interface PlanQuery {
  text: string
  /** Root field that it asks, such as `Query.telescopes`. */
  coordinate?: string
}

const MOST_SELECTIONS = 150
const MOST_FRAGMENTS = 40
const DEPTH = 4

interface Budget { selections: number; variables: string[] }

const called = (field: GraphQLField<unknown, unknown>, budget: Budget): string => {
  const given = field.args.filter(isRequiredArgument).map((argument) => {
    budget.variables.push(`$v${budget.variables.length}: ${argument.type}`)
    return `${argument.name}: $v${budget.variables.length - 1}`
  })
  return given.length > 0 ? `${field.name}(${given.join(', ')})` : field.name
}

const selection = (schema: GraphQLSchema, type: GraphQLNamedType, depth: number, budget: Budget): string => {
  const parts = ['__typename']
  if (isObjectType(type) || isInterfaceType(type)) {
    // Leaves first: what is left of the budget goes into depth.
    const fields = Object.values(type.getFields()).sort((a, b) => Number(isLeafType(getNamedType(b.type))) - Number(isLeafType(getNamedType(a.type))))
    for (const field of fields) {
      if (budget.selections <= 0) break
      const inner = getNamedType(field.type)
      if (!isLeafType(inner) && depth <= 1) continue
      budget.selections -= 1
      const call = called(field, budget)
      // Names of one type may be given to fields of another kind in the next: aliases keep fragments apart.
      const alias = `${type.name}_${field.name}`
      parts.push(isLeafType(inner) ? `${alias}: ${call}` : `${alias}: ${call} ${selection(schema, inner, depth - 1, budget)}`)
    }
  }
  if (isInterfaceType(type) || isUnionType(type)) {
    for (const possible of schema.getPossibleTypes(type).slice(0, MOST_FRAGMENTS)) {
      if (budget.selections <= 0) break
      parts.push(`... on ${possible.name} ${selection(schema, possible, Math.min(depth, 2), budget)}`)
    }
  }
  return `{ ${parts.join(' ')} }`
}

/** `telescopes { edges { node { … } } }` with everything below, as far as the budget goes; and the same with the fields of its abstract types alone. */
export const rootFieldQuery = (schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): PlanQuery => {
  const budget: Budget = { selections: MOST_SELECTIONS, variables: [] }
  const call = called(field, budget)
  const type = getNamedType(field.type)
  const body = `${call}${isLeafType(type) ? '' : ` ${selection(schema, type, DEPTH, budget)}`}`
  return { text: `query${budget.variables.length > 0 ? `(${budget.variables.join(', ')})` : ''} { ${body} }`, coordinate: `Query.${field.name}` }
}

const CORE = 'id resourceType title description keywords identifiers { scheme value } creators { name } platform { id } sharing { level } links { url } status redactedFields'

/** A search whose hits are of every type: core fields, and what each of these types has of its own. */
export const mixedQuery = (schema: GraphQLSchema, typenames: readonly string[]): PlanQuery | undefined => {
  if (!schema.getQueryType()?.getFields()['searchResources']) return undefined
  const budget: Budget = { selections: MOST_SELECTIONS, variables: [] }
  const core = new Set(Object.keys((schema.getType('Resource') as { getFields?: () => object } | undefined)?.getFields?.() ?? {}))
  const fragments = typenames.flatMap((name) => {
    const type = schema.getType(name)
    if (!isObjectType(type)) return []
    const own = Object.values(type.getFields()).filter((field) => !core.has(field.name) && isLeafType(getNamedType(field.type))).slice(0, 5)
    return own.length > 0 ? [`... on ${name} { ${own.map((field) => `${name}_${field.name}: ${called(field, budget)}`).join(' ')} }`] : []
  })
  const variables = budget.variables.length > 0 ? `(${budget.variables.join(', ')})` : ''
  return { text: `query${variables} { searchResources(first: 20) { edges { node { ${CORE} ${fragments.join(' ')} } } } }` }
}
