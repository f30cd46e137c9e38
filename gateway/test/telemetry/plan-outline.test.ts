import type { QueryPlan } from '@apollo/query-planner'
import { describe, expect, it } from 'vitest'
import { planOutline } from '../../telemetry/plan-outline.ts'

const fetch = (serviceName: string) => ({ kind: 'Fetch', serviceName, operation: '{ secretOfTheInside }', operationKind: 'query' })

describe('planOutline', () => {
  it('tells who is asked, where it goes and in which order, and nothing of what is asked', () => {
    const plan = {
      kind: 'QueryPlan',
      node: { kind: 'Sequence', nodes: [fetch('catalogue'), { kind: 'Parallel', nodes: [{ kind: 'Flatten', path: ['resources', '@'], node: fetch('instruments') }, { kind: 'Flatten', path: ['resources', '@', 'platform'], node: fetch('platforms') }] }] },
    } as unknown as QueryPlan
    const outline = planOutline(plan)
    expect(outline).toEqual({
      kind: 'sequence',
      steps: [{ kind: 'fetch', subgraph: 'catalogue' }, { kind: 'parallel', steps: [{ kind: 'fetch', subgraph: 'instruments', path: 'resources.@' }, { kind: 'fetch', subgraph: 'platforms', path: 'resources.@.platform' }] }],
    })
    expect(JSON.stringify(outline)).not.toContain('secretOfTheInside')
  })

  it('is one step where there is one, both branches of a condition, and nothing of an empty plan', () => {
    expect(planOutline({ kind: 'QueryPlan', node: { kind: 'Sequence', nodes: [fetch('a')] } } as unknown as QueryPlan)).toEqual({ kind: 'fetch', subgraph: 'a' })
    expect(planOutline({ kind: 'QueryPlan', node: { kind: 'Condition', condition: 'x', ifClause: fetch('a'), elseClause: fetch('b') } } as unknown as QueryPlan)).toMatchObject({ kind: 'parallel', steps: [{ subgraph: 'a' }, { subgraph: 'b' }] })
    expect(planOutline({ kind: 'QueryPlan' } as QueryPlan)).toBeUndefined()
  })
})
