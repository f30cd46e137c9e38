import { parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { testSchema } from './test-graph.ts'
import * as operations from './web/own-operations.ts'

describe('what the page itself asks', () => {
  it.each(Object.entries(operations))('%s is a query of the public graph', (_name, text) => {
    expect(validate(testSchema, parse(text)).map(({ message }) => message)).toEqual([])
  })
})
