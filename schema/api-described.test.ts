import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType, isSpecifiedDirective, isSpecifiedScalarType } from 'graphql'
import { describe, expect, it } from 'vitest'

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

/** 中文 / English: Chinese before the first " / ", English words after it that do not begin in Chinese. */
const inBothLanguages = (description: string): boolean => {
  const [chinese = '', ...rest] = description.replaceAll(/\s+/g, ' ').split(' / ')
  const english = rest.join(' / ')
  return /\p{Script=Han}/u.test(chinese) && /[A-Za-z]{2}/.test(english) && !/^\p{Script=Han}/u.test(english)
}

const undescribed = (schema: GraphQLSchema): string[] =>
  described(schema).filter(([, description]) => !inBothLanguages(description ?? '')).map(([coordinate, description]) => `${coordinate}: ${JSON.stringify(description ?? null)}`)

describe('the public API', () => {
  it('says in Chinese and English what each type, field, argument, enum value, input field and directive is', () => {
    const schema = buildSchema(readFileSync(new URL('api.graphql', import.meta.url), 'utf8'))
    expect(described(schema).length).toBeGreaterThan(4_000)
    expect(undescribed(schema)).toEqual([])
  })

  it.each([
    ['nothing', ''], ['one language', '"只有中文"'], ['English alone', '"English only"'], ['the order the other way round', '"English / 中文"'], ['no English words', '"编号 / 1"'],
  ])('finds %s', (_what, description) => {
    expect(undescribed(buildSchema(`"查询 / What can be read" type Query { ${description} a: ID }`))).toHaveLength(1)
  })
})
