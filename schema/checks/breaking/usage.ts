import { type DocumentNode, getNamedType, type GraphQLInputType, type GraphQLSchema, isInputObjectType, type TypeNode, TypeInfo, visit, visitWithTypeInfo } from 'graphql'

const named = (node: TypeNode): string => (node.kind === 'NamedType' ? node.name.value : named(node.type))

/** Marks an input type and everything that a variable of it may hold: its values are not recorded. */
const wholeInput = (schema: GraphQLSchema, name: string, used: Set<string>): void => {
  if (used.has(`${name}.*`)) return
  used.add(name).add(`${name}.*`)
  const type = schema.getType(name)
  if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) wholeInput(schema, getNamedType(field.type).name, used)
}

/** Coordinates that an operation relies on; `Type.*` where its variables may hold any field or value of the type. */
export const usageOf = (schema: GraphQLSchema, document: DocumentNode): Set<string> => {
  const used = new Set<string>()
  const info = new TypeInfo(schema)
  const input = (type: GraphQLInputType | null | undefined): string => (type ? getNamedType(type).name : '')
  visit(document, visitWithTypeInfo(info, {
    Field(node) {
      const [parent, field] = [info.getParentType(), info.getFieldDef()]
      if (!parent || !field) return
      used.add(parent.name).add(`${parent.name}.${node.name.value}`).add(getNamedType(field.type).name)
    },
    Argument(node) {
      const [parent, field] = [info.getParentType(), info.getFieldDef()]
      if (parent && field) used.add(`${parent.name}.${field.name}(${node.name.value}:)`)
    },
    ObjectField(node) { used.add(`${input(info.getParentInputType())}.${node.name.value}`) },
    ObjectValue() { used.add(input(info.getInputType())) },
    EnumValue(node) { used.add(`${input(info.getInputType())}.${node.value}`) },
    NamedType(node) { used.add(node.name.value) },
    VariableDefinition(node) { wholeInput(schema, named(node.type), used) },
  }))
  return used
}
