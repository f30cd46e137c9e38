import { readFileSync, readdirSync } from 'node:fs'
import { getNamedType, isCompositeType, isInterfaceType, isObjectType, Kind, parse, print, validate, type FieldNode, type GraphQLCompositeType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { testSchema } from './test-graph.ts'
import { setArgument } from './web/builder/argument-edits.ts'
import { defaultSelection } from './web/builder/default-selection.ts'
import { addSelection, type Owner, removeSelection } from './web/builder/field-edits.ts'
import { applyEdits } from './web/builder/text-edit.ts'
import { declareVariable, removeVariable } from './web/builder/variable-edits.ts'

const operationOf = (source: string) => {
  const operation = parse(source).definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION)
  if (!operation) throw new Error('no operation')
  return operation
}
/** The field at a path of names and what owns it, from the operation down. */
const fieldAt = (source: string, ...path: string[]): { owners: Owner[]; field: FieldNode } => {
  const owners: Owner[] = [operationOf(source)]
  let field: FieldNode | undefined
  for (const name of path) {
    field = owners.at(-1)?.selectionSet?.selections.find((each): each is FieldNode => each.kind === Kind.FIELD && each.name.value === name)
    if (!field) throw new Error(`no ${name}`)
    owners.push(field)
  }
  if (!field) throw new Error('no path')
  return { owners: owners.slice(0, -1), field }
}

describe('addSelection', () => {
  it('adds below the last field, indented as it is, and keeps comments with what they stand beside', () => {
    const source = 'query Q { # why\n  topics {\n    # names\n    edges { node { slug } } # of each\n  }\n}\n'
    expect(applyEdits(source, addSelection(source, fieldAt(source, 'topics').field, 'pageInfo {\n  hasNextPage\n}'))).toBe(
      'query Q { # why\n  topics {\n    # names\n    edges { node { slug } } # of each\n    pageInfo {\n      hasNextPage\n    }\n  }\n}\n',
    )
  })

  it('keeps one line one line', () => {
    const source = '{ topics { edges { cursor } } }'
    expect(applyEdits(source, addSelection(source, fieldAt(source, 'topics', 'edges').field, 'node'))).toBe('{ topics { edges { cursor node } } }')
  })

  it('opens a set of its own, and takes the place of the placeholder of an empty operation', () => {
    expect(applyEdits('{\n  a\n}', addSelection('{\n  a\n}', fieldAt('{\n  a\n}', 'a').field, 'id'))).toBe('{\n  a {\n    id\n  }\n}')
    const empty = 'query Q {\n  __typename\n}'
    expect(applyEdits(empty, addSelection(empty, operationOf(empty), 'a {\n  id\n}'))).toBe('query Q {\n  a {\n    id\n  }\n}')
  })
})

describe('removeSelection', () => {
  it('takes the line with it, and the owner where nothing is left in it', () => {
    const source = 'query Q {\n  a { id }\n  b {\n    id # of b\n  }\n}'
    const { owners, field } = fieldAt(source, 'b', 'id')
    expect(applyEdits(source, removeSelection(source, owners, field))).toBe('query Q {\n  a { id }\n}')
  })

  it('leaves an operation that can be run', () => {
    const source = '{ a { id } }'
    const { owners, field } = fieldAt(source, 'a', 'id')
    expect(applyEdits(source, removeSelection(source, owners, field))).toBe('{ __typename }')
  })
})

describe('setArgument', () => {
  const set = (source: string, name: string, value: string | undefined) => applyEdits(source, setArgument(source, fieldAt(source, 'a').field, name, value))

  it('writes the first, the next, over one, and takes them away', () => {
    expect(set('{ a { id } }', 'q', '"x"')).toBe('{ a(q: "x") { id } }')
    expect(set('{ a(q: "x") { id } }', 'first', '5')).toBe('{ a(q: "x", first: 5) { id } }')
    expect(set('{ a(q: "x", first: 5) { id } }', 'q', '"y"')).toBe('{ a(q: "y", first: 5) { id } }')
    expect(set('{ a(q: "x", first: 5) { id } }', 'q', undefined)).toBe('{ a(first: 5) { id } }')
    expect(set('{ a(q: "x" # a ) comment\n) { id } }', 'q', undefined)).toBe('{ a { id } }')
    expect(set('{ a { id } }', 'q', undefined)).toBe('{ a { id } }')
  })

  it('keeps arguments on lines of their own, comments beside them', () => {
    expect(set('{\n  a(\n    q: "x" # why\n  ) { id }\n}', 'first', '5')).toBe('{\n  a(\n    q: "x" # why\n    first: 5\n  ) { id }\n}')
  })
})

describe('declareVariable and removeVariable', () => {
  const declare = (source: string) => applyEdits(source, declareVariable(source, operationOf(source), 'n', 'Int'))
  it.each([
    ['{ a }', 'query ($n: Int) { a }'],
    ['query { a }', 'query ($n: Int) { a }'],
    ['query Q { a }', 'query Q($n: Int) { a }'],
    ['query Q($q: String) { a }', 'query Q($q: String, $n: Int) { a }'],
  ])('%s', (source, declared) => {
    expect(declare(source)).toBe(declared)
    const removed = applyEdits(declared, removeVariable(declared, operationOf(declared), 'n'))
    expect(print(parse(removed))).toBe(print(parse(source)))
  })
})

describe('the edits on every ready query', () => {
  const folder = new URL('./queries/', import.meta.url)
  const documents = readdirSync(folder).filter((name) => name.endsWith('.graphql')).map((name): [string, string] => [name, readFileSync(new URL(name, folder), 'utf8')])

  /** Every composite place of a document with its type, as the panel walks it. */
  const places = (source: string): { owners: Owner[]; type: GraphQLCompositeType }[] => {
    const found: { owners: Owner[]; type: GraphQLCompositeType }[] = []
    const walk = (owners: Owner[], type: GraphQLCompositeType): void => {
      found.push({ owners, type })
      for (const selection of owners.at(-1)?.selectionSet?.selections ?? []) {
        if (selection.kind === Kind.FIELD && (isObjectType(type) || isInterfaceType(type))) {
          const inner = getNamedType(type.getFields()[selection.name.value]?.type)
          if (isCompositeType(inner)) walk([...owners, selection], inner)
        }
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          const inner = testSchema.getType(selection.typeCondition?.name.value ?? '')
          if (isCompositeType(inner)) walk([...owners, selection], inner)
        }
      }
    }
    const root = testSchema.getQueryType()
    if (root) walk([operationOf(source)], root)
    return found
  }

  it.each(documents)('%s stays valid whatever field is added, keeps its comments, and is as before when that field is removed again', (_name, source) => {
    let tried = 0
    for (const { owners, type } of places(source)) {
      const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []
      const owner = owners.at(-1)
      const present = new Set(owner?.selectionSet?.selections.map((each) => (each.kind === Kind.FIELD ? (each.alias ?? each.name).value : '')))
      for (const field of fields.filter(({ name }) => !present.has(name)).slice(0, 12)) {
        if (!owner) continue
        const added = applyEdits(source, addSelection(source, owner, defaultSelection(field)))
        expect(validate(testSchema, parse(added)).map(({ message }) => `${field.name}: ${message}`).filter((message) => !/conflict/.test(message))).toEqual([])
        for (const line of source.split('\n').filter((each) => each.startsWith('#'))) expect(added).toContain(line)
        const again = places(added).find((each) => each.owners.length === owners.length && each.type === type && each.owners.at(-1)?.loc?.start === owner.loc?.start)
        const selection = again?.owners.at(-1)?.selectionSet?.selections.find((each) => each.kind === Kind.FIELD && each.name.value === field.name)
        expect(selection && print(parse(applyEdits(added, removeSelection(added, again?.owners ?? [], selection))))).toBe(print(parse(source)))
        tried++
      }
    }
    expect(tried).toBeGreaterThan(10)
  })
})
