import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lostAddresses, withJavaScriptAddresses } from './addresses.ts'

const HERE = join(import.meta.dirname, 'emitted.js')

it('withJavaScriptAddresses renames what is started by address, and nothing else', () => {
  expect(withJavaScriptAddresses(`new Worker(new URL('./planner-worker.ts', import.meta.url))`)).toBe(`new Worker(new URL('./planner-worker.js', import.meta.url))`)
  expect(withJavaScriptAddresses(`new URL("../../start.ts", import.meta.url)`)).toBe(`new URL("../../start.js", import.meta.url)`)
  const untouched = `new URL('./schema.graphql', import.meta.url); const say = 'see ./planner-worker.ts'`
  expect(withJavaScriptAddresses(untouched)).toBe(untouched)
})

it('lostAddresses names files that are not there, and addresses that are still in TypeScript', () => {
  expect(lostAddresses(`new URL('./addresses.ts', import.meta.url)`, HERE)).toContain(`'./addresses.ts'`)
  expect(lostAddresses(`const worker = './planner-worker.ts'`, HERE)).toEqual([`'./planner-worker.ts'`])
  expect(lostAddresses(`new URL('./nowhere.js', import.meta.url)`, HERE)).toEqual(['./nowhere.js'])
  expect(lostAddresses(`new URL('./tsconfig.json', import.meta.url)`, HERE)).toEqual([])
})
