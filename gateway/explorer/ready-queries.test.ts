import { parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { parseReadyQuery } from './parse-ready-query.ts'
import { readyQueries } from './ready-queries.ts'
import { testSchema } from './test-graph.ts'

describe('readyQueries', () => {
  it('are fifteen, with slugs of their own', () => {
    expect(readyQueries).toHaveLength(15)
    expect(new Set(readyQueries.map(({ slug }) => slug)).size).toBe(15)
  })

  it.each(readyQueries)('$slug is valid against the graph', ({ document }) => {
    expect(validate(testSchema, parse(document))).toEqual([])
  })

  it.each(readyQueries)('$slug names its one operation, because the name becomes the title of the tab', ({ document }) => {
    const operations = parse(document).definitions.filter((node) => node.kind === 'OperationDefinition')
    expect(operations.map((node) => node.name?.value)).toEqual([expect.any(String)])
  })

  it.each(readyQueries)('$slug gives every variable it requires', ({ document, variables }) => {
    const given = Object.keys(variables === undefined ? {} : (JSON.parse(variables) as object))
    const declared = parse(document).definitions.flatMap((node) => (node.kind === 'OperationDefinition' ? (node.variableDefinitions ?? []) : []))
    const required = declared.filter((node) => node.type.kind === 'NonNullType' && !node.defaultValue).map((node) => node.variable.name.value)
    expect(given).toEqual(expect.arrayContaining(required))
    expect(declared.map((node) => node.variable.name.value)).toEqual(expect.arrayContaining(given))
  })
})

describe('parseReadyQuery', () => {
  it('reads title, sentence and topic from the head', () => {
    const query = parseReadyQuery('03-some-thing.graphql', '# 名 | Name\n# 一句话。\n# topic: 检索 | Search\n{ a }\n', '{}')
    expect(query).toMatchObject({ slug: 'some-thing', title: '名', titleEn: 'Name', description: '一句话。', topic: '检索', topicEn: 'Search', variables: '{}' })
  })

  it('puts a query without a topic under 其他', () => {
    expect(parseReadyQuery('a.graphql', '# 名 | Name\n# 一句话。\n{ a }')).toMatchObject({ topic: '其他', topicEn: 'Other' })
  })

  it.each([
    ['without a title', '{ a }'],
    ['with a title in one language', '# 名\n# 一句话。\n{ a }'],
    ['without a sentence', '# 名 | Name\n{ a }'],
  ])('refuses a file %s and names it', (_case, document) => {
    expect(() => parseReadyQuery('bad.graphql', document)).toThrow(/^bad\.graphql: line \d/)
  })
})
