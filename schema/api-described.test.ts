import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType, isSpecifiedDirective, isSpecifiedScalarType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { bothLanguages } from './both-languages.ts'

type Described = [coordinate: string, description: string | null | undefined]

/** Everything of the public API that bears a description. */
const described = (schema: GraphQLSchema): Described[] => [
  ...Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type)).flatMap((type): Described[] => [
    [type.name, type.description],
    ...(isEnumType(type) ? type.getValues().map(({ name, description }): Described => [`${type.name}.${name}`, description]) : []),
    ...(isInputObjectType(type) ? Object.values(type.getFields()).map(({ name, description }): Described => [`${type.name}.${name}`, description]) : []),
    ...(isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()).flatMap(({ name, description, args }): Described[] => [
      [`${type.name}.${name}`, description],
      ...args.map((argument): Described => [`${type.name}.${name}(${argument.name}:)`, argument.description]),
    ]) : []),
  ]),
  ...schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive)).flatMap(({ name, description, args }): Described[] => [
    [`@${name}`, description], ...args.map((argument): Described => [`@${name}(${argument.name}:)`, argument.description]),
  ]),
]

const undescribed = (schema: GraphQLSchema): string[] =>
  described(schema).filter(([, description]) => bothLanguages(description) === null).map(([coordinate, description]) => `${coordinate}: ${JSON.stringify(description ?? null)}`)

describe('the public API', () => {
  it('says in Chinese and English what each type, field, argument, enum value, input field and directive is', () => {
    const schema = buildSchema(readFileSync(new URL('api.graphql', import.meta.url), 'utf8'))
    expect(described(schema).length).toBeGreaterThan(4_000)
    expect(undescribed(schema)).toEqual([])
  })

  it('tells where one language ends', () => {
    expect(bothLanguages('编号(任一)/ Id\n (either)')).toEqual({ zh: '编号(任一)', en: 'Id (either)' })
    expect(bothLanguages('日期 YYYY/MM / A date')).toEqual({ zh: '日期 YYYY/MM', en: 'A date' })
  })

  it.each([
    ['nothing', ''], ['one language', '"只有中文"'], ['English alone', '"English only"'], ['the order the other way round', '"English / 中文"'], ['no English words', '"编号 / 1"'],
  ])('finds %s', (_what, description) => {
    expect(undescribed(buildSchema(`"查询 / What can be read" type Query { ${description} a: ID }`))).toHaveLength(1)
  })
})
