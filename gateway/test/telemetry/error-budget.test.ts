import { describe, expect, it } from 'vitest'
import { createErrorBudget } from '../../telemetry/error-budget.ts'
import { toyArtifact, toyLocals, toySchema } from '../toy/artifact.ts'
import { serveSubgraph } from '../toy/serve.ts'
import { startToy } from '../toy/start.ts'

const MINUTE = 60_000

describe('createErrorBudget', () => {
  it('counts calls and failures of the last half hour, by subgraph', () => {
    let now = 1_000 * MINUTE
    const budget = createErrorBudget(() => now)
    budget.count('a', true)
    budget.count('a', false)
    budget.count('b', false)
    expect([budget.of('a'), budget.of('b'), budget.of('c')]).toEqual([{ calls: 2, failed: 1 }, { calls: 1, failed: 0 }, { calls: 0, failed: 0 }])
    now += 29 * MINUTE
    budget.count('a', false)
    expect(budget.of('a')).toEqual({ calls: 3, failed: 1 })
    now += MINUTE
    expect(budget.of('a')).toEqual({ calls: 1, failed: 0 })
    expect(budget.subgraphs()).toEqual(['a'])
    now += 30 * MINUTE
    expect(budget.subgraphs()).toEqual([])
  })

  it('forgets over any length of time: no more than half an hour is kept', () => {
    let now = 0
    const budget = createErrorBudget(() => now)
    for (let minute = 0; minute < 500; minute++) {
      now = minute * MINUTE
      budget.count('a', minute % 2 === 0)
    }
    expect(budget.of('a')).toEqual({ calls: 30, failed: 15 })
  })
})

describe('/metrics and /health', () => {
  it('tell which share of the calls to a partner failed, and leave out those that were not made', async () => {
    const partner = await serveSubgraph(toySchema('datasets'))
    const toy = await startToy({ artifact: toyArtifact({ urls: { datasets: partner.url }, terms: { datasets: {} } }), localSubgraphs: () => toyLocals(['datasets']) })
    await toy.ask('{ datasets(first: 1) { rows } instrument { model } }')
    partner.fault = (_request, response) => response.writeHead(500).end()
    // Five failures open the breaker; what comes after is not asked.
    for (let at = 0; at < 9; at++) await toy.ask('{ datasets(first: 1) { rows } }')
    const text = await (await fetch(`${toy.url}/metrics`)).text()
    const ratio = Number(/keyuan_subgraph_error_ratio\{subgraph="datasets"\} ([\d.]+)/.exec(text)?.[1])
    const { subgraphs } = (await (await fetch(`${toy.url}/health`)).json()) as { subgraphs: { name: string; errorBudget: { calls: number; failed: number } }[] }
    const budgetOf = (name: string) => subgraphs.find((each) => each.name === name)?.errorBudget
    expect(budgetOf('datasets')).toEqual({ calls: 6, failed: 5 })
    expect(ratio).toBeCloseTo(5 / 6)
    expect(budgetOf('instruments')).toEqual({ calls: 1, failed: 0 })
    expect(text).toContain('keyuan_subgraph_error_ratio{subgraph="instruments"} 0')
    expect(text).toContain('keyuan_subgraph_calls_total{subgraph="datasets",kind="root",code="SUBGRAPH_UNAVAILABLE"} 9')
    expect(text).toMatch(/keyuan_subgraph_seconds_count\{subgraph="datasets"\} 10/)
    await toy.gateway.stop()
    await partner.stop()
  })
})
