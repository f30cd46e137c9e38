import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LocalStack, openLocalStack } from './local-stack.ts'

let stack: LocalStack
beforeAll(async () => {
  stack = await openLocalStack()
}, 120_000)
afterAll(() => stack?.close())

const errorOf = async (query: string, variables?: Record<string, unknown>) => {
  const { errors } = await stack.ask(query, variables)
  return errors?.[0] as unknown as { message: string; extensions: { code: string; messageEn: string } }
}

it.each([
  ['generated: { from: "去年" }', '「去年」不是 PartialDate'],
  ['generated: { from: "2017-13" }', '「2017-13」不是 PartialDate'],
  ['released: { from: "yesterday" }', '「yesterday」不是 DateTime'],
  ['updated: { to: "2017" }', '「2017」不是 DateTime'],
  ['originalValue: { from: "much" }', '「much」不是 Decimal'],
])('a filter %s is refused with the value and what it should be', async (filter, said) => {
  const error = await errorOf(`{ searchResources(filter: { ${filter} }) { total { value } } }`)
  expect(error.message).toContain(said)
  expect(error.extensions.code).toMatch(/^(QUERY_INVALID|BAD_INPUT)$/)
  expect(error.extensions.messageEn).toMatch(/is not a (PartialDate|DateTime|Decimal): expected/)
})

it('the same by variable', async () => {
  const error = await errorOf('query($filter: ResourceFilter) { searchResources(filter: $filter) { total { value } } }', { filter: { generated: { from: '去年' } } })
  expect(error.message).toMatch(/去年|变量 \$filter 的值不正确/)
  expect(error.extensions.code).toMatch(/^(QUERY_INVALID|BAD_INPUT)$/)
})
