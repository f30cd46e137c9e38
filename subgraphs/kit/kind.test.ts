import { pgSchema, text } from 'drizzle-orm/pg-core'
import { describe, expect, it } from 'vitest'
import { defineKind } from './kind.ts'
import { kindTable } from './tables/kind-table.ts'

const postgres = pgSchema('kind_test')

describe('kindTable', () => {
  it('takes no special column under the name of a core column', () => {
    expect(() => kindTable(postgres, 'thing', { status: text() })).toThrow(/thing\.status is a core column/)
  })
})

describe('defineKind', () => {
  it('takes no rule of reading without the same rule for lists', () => {
    const table = kindTable(postgres, 'thing', { colour: text() })
    expect(() => defineKind({ typename: 'Thing', label: '物', labelEn: 'thing', table, resourceTypes: [], mayRead: () => false })).toThrow(/mayReadWhere/)
  })
})
