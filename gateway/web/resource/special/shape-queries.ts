import type { Operation } from '../../graph/operation.ts'

/** Introspection of single types, no deeper than the graph allows; a type within a type is asked for by its name. */
const FIELDS = `fragment FieldsOf on __Type {
  name
  description
  fields {
    name
    description
    args { name defaultValue type { kind } }
    type { ...TypeIs ofType { ...TypeIs ofType { ...TypeIs ofType { ...TypeIs } } } }
  }
}

fragment TypeIs on __Type {
  kind
  name
  interfaces { name }
  enumValues { name description }
}
`

export const TypeOfResource: Operation<{ core: unknown; type: unknown }, { name: string }> = {
  name: 'TypeOfResource',
  text: `query TypeOfResource($name: String!) {
  core: __type(name: "Resource") { fields { name description } }
  type: __type(name: $name) { ...FieldsOf }
}

${FIELDS}`,
}

const NAME = /^[_A-Za-z]\w*$/

/** The types that fields are of, a few at once: the graph takes no more than fifteen aliases. */
export const typesByName = (names: readonly string[]): Operation<Record<string, unknown>, Record<string, never>> => ({
  name: 'TypesOfFields',
  text: `query TypesOfFields {\n${names.filter((name) => NAME.test(name)).map((name) => `  ${name}: __type(name: "${name}") { ...FieldsOf }\n`).join('')}}\n\n${FIELDS}`,
})

export const TYPES_AT_ONCE = 12
