import { describe, expect, it } from 'vitest'
import { operationHash } from '../../../schema/operation-hash.ts'
import { ownOperations } from '../../operations/own-operations.ts'
import { operationsInMemory, readManifest } from '../../operations/read-manifest.ts'

describe('readManifest', () => {
  const SHA = 'a'.repeat(64)

  it.each([
    ['id to document', JSON.stringify({ [SHA]: 'query A { a }' })],
    ['Apollo\'s manifest', JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations: [{ id: SHA, name: 'A', type: 'query', body: 'query A { a }' }] })],
  ])('reads %s and keeps the ids', (_form, json) => expect([...readManifest(json)]).toEqual([[SHA, 'query A { a }']]))

  it.each([
    ['a list', '[]', 'JSON object'], ['an id that is a path', '{"../x":"{ a }"}', '"../x"'], ['an operation without a document', `{"${SHA}":1}`, 'no document'], ['half of a manifest', '{"operations":[{"id":"x"}]}', 'no document'],
  ])('refuses %s', (_what, json, named) => expect(() => readManifest(json)).toThrow(named))
})

describe('operationsInMemory', () => {
  it('finds by id and by what a document means', async () => {
    const source = operationsInMemory(new Map([['mine', 'query A { a }']]))
    expect(await Promise.all([source.byId('mine'), source.byHash(operationHash('query A {\n a # here\n}')), source.byId('other'), source.byHash('mine')])).toEqual(['query A { a }', 'query A { a }', undefined, undefined])
  })

  it('refuses what is no document, by its id', () => expect(() => operationsInMemory(new Map([['broken', 'query {']]))).toThrow('broken'))
})

describe('ownOperations', () => {
  it('holds the ready queries and how the explorer asks for the schema', () => {
    const documents = [...ownOperations().values()]
    expect(documents.some((document) => document.includes('__schema'))).toBe(true)
    expect(documents.length).toBeGreaterThan(15)
  })
})
