import { type DocumentNode, getNamedType, type GraphQLSchema, isAbstractType, isEnumType, isInputObjectType, isInterfaceType, isObjectType, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import { placeOf } from '../builder/field-edits.ts'
import { nearest } from './nearest.ts'
import type { Problem } from './problem.ts'

interface Unknown {
  written: string
  known: readonly string[]
  node: { loc?: { start: number; end: number } }
  zh: string
  en: string
}

/**
 * Names that the schema does not know, each with those that are like it: one click puts one in its place. The graph itself tells nobody what it
 * might have been; the page has the schema that everybody may read.
 */
export const unknownNames = (schema: GraphQLSchema, source: string, document: DocumentNode): Problem[] => {
  const types = new TypeInfo(schema)
  const problems: Problem[] = []
  const note = ({ written, known, node, zh, en }: Unknown, more: Problem['changes'] = []) => {
    const place = placeOf(node)
    const changes = nearest(written, known).map((name) => ({ kind: 'edit' as const, zh: `改为 ${name}`, en: `use ${name}`, edits: [{ ...place, text: name }] }))
    problems.push({ key: `unknown ${place.start} ${written}`, zh, en, isForeseen: true, changes: [...more, ...changes] })
  }

  visit(document, visitWithTypeInfo(types, {
    Field(node) {
      const parent = types.getParentType()
      const written = node.name.value
      if (!parent || types.getFieldDef() || written.startsWith('__')) return undefined
      const fields = isObjectType(parent) || isInterfaceType(parent) ? Object.keys(parent.getFields()) : []
      const owners = isAbstractType(parent) ? schema.getPossibleTypes(parent).filter((type) => type.getFields()[written]) : []
      const { start, end } = placeOf(node)
      note(
        { written, known: fields, node: node.name, zh: `${parent.name} 没有字段 ${written}`, en: `${parent.name} has no field ${written}` },
        owners.slice(0, 4).map((type) => ({ kind: 'edit', zh: `只对 ${type.name} 取`, en: `only of ${type.name}`, edits: [{ start, end, text: `... on ${type.name} { ${source.slice(start, end)} }` }] })),
      )
      return false
    },
    Argument(node) {
      const field = types.getFieldDef()
      if (!field || types.getDirective() || types.getArgument()) return
      note({ written: node.name.value, known: field.args.map(({ name }) => name), node: node.name, zh: `${field.name} 没有参数 ${node.name.value}`, en: `${field.name} has no argument ${node.name.value}` })
    },
    ObjectField(node) {
      const input = getNamedType(types.getParentInputType())
      if (!isInputObjectType(input) || input.getFields()[node.name.value]) return
      note({ written: node.name.value, known: Object.keys(input.getFields()), node: node.name, zh: `${input.name} 没有条件 ${node.name.value}`, en: `${input.name} has no field ${node.name.value}` })
    },
    EnumValue(node) {
      const type = getNamedType(types.getInputType())
      if (!isEnumType(type) || type.getValue(node.value)) return
      note({ written: node.value, known: type.getValues().map(({ name }) => name), node, zh: `${type.name} 没有取值 ${node.value}`, en: `${type.name} has no value ${node.value}` })
    },
    NamedType(node, _key, parent) {
      if (schema.getType(node.name.value)) return
      const isCondition = !Array.isArray(parent) && parent && (parent as { kind: string }).kind !== Kind.VARIABLE_DEFINITION
      note({ written: node.name.value, known: Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__')), node, zh: `没有类型 ${node.name.value}${isCondition ? '' : '（变量）'}`, en: `There is no type ${node.name.value}` })
    },
  }))
  return problems
}
