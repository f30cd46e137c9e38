import { type DocumentNode, getNamedType, type GraphQLSchema, isInputObjectType, TypeInfo, visit, visitWithTypeInfo } from 'graphql'

/** The argument or filter field that a variable stands for: its label and its choices are those of the variable. */
export interface VariableUse {
  name: string
  /** The field or input object that it belongs to. */
  owner: string
  description?: string | null
}

export const variableUse = (schema: GraphQLSchema, document: DocumentNode, variable: string): VariableUse | undefined => {
  const types = new TypeInfo(schema)
  let found: VariableUse | undefined
  visit(document, visitWithTypeInfo(types, {
    VariableDefinition: () => false,
    Variable: ({ name }, _key, parent) => {
      if (found || name.value !== variable || !parent || Array.isArray(parent)) return
      const holder = parent as { kind: string; name?: { value: string } }
      const input = getNamedType(types.getParentInputType())
      if (holder.kind === 'ObjectField' && holder.name && isInputObjectType(input)) found = { name: holder.name.value, owner: input.name, description: input.getFields()[holder.name.value]?.description }
      if (holder.kind === 'Argument' && holder.name) found = { name: holder.name.value, owner: types.getFieldDef()?.name ?? '', description: types.getArgument()?.description }
    },
  }))
  return found
}
