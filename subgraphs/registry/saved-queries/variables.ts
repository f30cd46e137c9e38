import { type DocumentNode, type GraphQLInputType, type GraphQLSchema, isNonNullType, Kind, type OperationDefinitionNode, print, typeFromAST, TypeInfo, type TypeNode, valueFromASTUntyped, visit, visitWithTypeInfo } from 'graphql'
import { bothLanguages } from './input-kinds.ts'

/** A variable as the document declares and uses it. */
export interface DeclaredVariable {
  name: string
  type: GraphQLInputType
  /** As written, such as `[String!]`. */
  typeText: string
  /** Has to be given with each run. */
  required: boolean
  /** As the document gives it; undefined where it gives none. */
  default: unknown
  /** Name of the first argument or input field that takes it. */
  use: string | undefined
  label: { zh: string; en: string } | null
  at: { line: number; column: number } | undefined
}

const inputType = (schema: GraphQLSchema, node: TypeNode): GraphQLInputType | undefined => typeFromAST(schema, node as never) as GraphQLInputType | undefined

interface Use { use: string; description: string | null | undefined }

/** The two ends of a range are told apart by what the range is of. */
const inRange = (name: string, description: string | null | undefined, above: string | null | undefined): string | null | undefined => {
  const [own, range] = name === 'from' || name === 'to' ? [bothLanguages(description), bothLanguages(above)] : [null, null]
  return own && range ? `${range.zh}:${own.zh} / ${range.en}: ${own.en.toLowerCase()}` : description
}

/** Where each variable is used first. */
const usesOf = (schema: GraphQLSchema, document: DocumentNode): Map<string, Use> => {
  const uses = new Map<string, Use>()
  const info = new TypeInfo(schema)
  const fields: Use[] = []
  visit(document, visitWithTypeInfo(info, {
    Argument: {
      enter: (node) => void fields.push({ use: node.name.value, description: info.getArgument()?.description }),
      leave: () => void fields.pop(),
    },
    ObjectField: {
      enter: (node) => {
        const parent = info.getParentInputType()
        const named = parent && 'getFields' in parent ? parent.getFields()[node.name.value] : undefined
        fields.push({ use: node.name.value, description: inRange(node.name.value, named?.description, fields.at(-1)?.description) })
      },
      leave: () => void fields.pop(),
    },
    Variable: (node) => {
      const use = fields.at(-1)
      if (use && !uses.has(node.name.value)) uses.set(node.name.value, use)
    },
  }))
  return uses
}

/** The variables of an operation of a valid document, in their order. */
export const variablesOf = (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): DeclaredVariable[] => {
  const uses = usesOf(schema, document)
  return (operation.variableDefinitions ?? []).flatMap((definition): DeclaredVariable[] => {
    const type = inputType(schema, definition.type)
    if (!type) return []
    const name = definition.variable.name.value
    const use = uses.get(name)
    const { defaultValue } = definition
    const start = definition.loc?.startToken
    return [{
      name, type, typeText: print(definition.type), required: isNonNullType(type) && (!defaultValue || defaultValue.kind === Kind.NULL),
      default: defaultValue ? valueFromASTUntyped(defaultValue) : undefined, use: use?.use, label: bothLanguages(use?.description),
      at: start && { line: start.line, column: start.column },
    }]
  })
}

/** Where a client stands in a list, which is for whoever walks it. */
export const isPaging = ({ use }: DeclaredVariable): boolean => use === 'after' || use === 'before' || use === 'first' || use === 'last'
