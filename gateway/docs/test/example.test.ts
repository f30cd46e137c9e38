import { readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../../schema/limits/limits.ts'
import { createOperationMeasure } from '../../../schema/limits/operation-measure.ts'
import { ERROR_CODES } from '../../../schema/error-codes.ts'
import { errorsPage } from '../errors-page.ts'
import { exampleOf } from '../example.ts'
import { EXAMPLE_ARGUMENTS, EXAMPLE_LISTS } from '../example-arguments.ts'
import { html } from '../html.ts'
import { mutationExample } from '../mutation-example.ts'
import { entriesOf, found } from '../search-page.ts'

const schema = buildSchema(readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8'))
const queries = Object.values(schema.getQueryType()?.getFields() ?? {})
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {})

describe('exampleOf', () => {
  it.each(queries.map((field) => [field.name, field] as const))('%s: fits the schema, far below every limit', (_name, field) => {
    const { document, first, variables } = exampleOf(schema, field)
    for (const text of [document, ...(first ? [first.document] : [])]) expect(validate(schema, parse(text))).toEqual([])
    const parsed = parse(document)
    const [operation] = parsed.definitions
    if (operation?.kind !== 'OperationDefinition') throw new Error('no operation')
    const measure = createOperationMeasure(schema, DEFAULT_LIMITS)
    expect(measure.breach(parsed, operation, variables)).toBeUndefined()
    expect(measure.cost(parsed, operation, variables)).toBeLessThan(500)
  })

  it('asks of a resource type what it alone has too', () => {
    const field = queries.find(({ name }) => name === 'instrument')
    if (!field) throw new Error('there is no field instrument')
    expect(exampleOf(schema, field).document).toMatch(/\bcategory15\b/)
  })

  it('what is given by hand is for fields that there are', () => {
    const names = new Set(queries.map(({ name }) => name))
    expect([...Object.keys(EXAMPLE_ARGUMENTS), ...Object.keys(EXAMPLE_LISTS), ...Object.values(EXAMPLE_LISTS)].filter((name) => !names.has(name))).toEqual([])
  })
})

describe('mutationExample', () => {
  it.each(mutations.map((field) => [field.name, field] as const))('%s: fits the schema', (_name, field) => {
    expect(validate(schema, parse(mutationExample(field).document))).toEqual([])
  })
})

describe('the search of the manual', () => {
  const entries = entriesOf(schema)
  const names = (query: string): string[] => found(entries, query).map(({ name }) => name)

  it('finds by name, by a Chinese word and by several words; the same name first', () => {
    expect(names('Dataset')[0]).toBe('Dataset')
    expect(names('searchresources')[0]).toBe('searchResources')
    expect(names('墓碑')).toContain('Resource.tombstone')
    expect(names('instrument model')).toContain('Instrument.model')
    expect(names('  ')).toEqual([])
    expect(names('no such words at all')).toEqual([])
  })
})

describe('html', () => {
  it('escapes what is put in, wherever it stands, and nothing twice', () => {
    const hostile = `"><script>alert('1')</script>&amp;`
    expect(html`<a href="${hostile}">${[hostile, html`<b>${hostile}</b>`]}${null}${false}${0}</a>`.html)
      .toBe(`<a href="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;<b>&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;</b>0</a>`)
  })
})

describe('the page of errors', () => {
  it.each(Object.keys(ERROR_CODES))('tells %s, what it means in both languages, its status and what to do', (code) => {
    const section = new RegExp(`<section class="field" id="${code}">[\\s\\S]*?</section>`).exec(errorsPage().body.html)?.[0] ?? ''
    const { zh, en, http } = ERROR_CODES[code as keyof typeof ERROR_CODES]
    for (const text of [html`${zh}`.html, html`${en}`.html, `HTTP ${http}`, '怎么办', 'What to do']) expect(section).toContain(text)
  })
})
