import { describe, expect, it } from 'vitest'
import { entityTypes } from '../../subgraphs/kit/entity-types.ts'
import { parseUpsert } from '../../subgraphs/kit/services/parse-upsert.ts'
import type { Store } from '../../subgraphs/kit/store.ts'
import { own } from '../own-subgraphs.ts'
import { demoRecords } from './load.ts'

/** As much of a store as the check of a record needs: no database. */
const stores = new Map(own.map(({ namespace, schemaName, kinds, tables, schema }) =>
  [namespace, { namespace, schemaName, tables, schema, kinds: new Map(kinds.map((kind) => [kind.typename, kind])), entities: entityTypes(schema) } as unknown as Store]))

describe('the owners of the demo records', () => {
  it('accept each of them: core elements, completeness, special fields, enum values', async () => {
    const refused: string[] = []
    let checked = 0
    for await (const { namespace, ...item } of demoRecords()) {
      checked += 1
      const store = stores.get(namespace)
      if (!store) throw new Error(`no subgraph ${namespace}`)
      const { findings = [] } = parseUpsert(store, { ...item, deleted: false })
      refused.push(...findings.map((finding) => `${item.typename}/${item.sourceId}: ${finding.path.join('.')}: ${finding.message}`))
    }
    expect(refused.slice(0, 40)).toEqual([])
    expect(checked).toBeGreaterThanOrEqual(1_500)
  })
})
