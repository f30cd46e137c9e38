import { setTimeout as sleep } from 'node:timers/promises'

const QUERY = 'query($q: String!) { searchResources(q: $q, first: 10) { edges { node { id } } } }'
const TOTAL = '{ searchResources(first: 1) { total { value } } }'
const TIMEOUT_MS = 30_000
const MOST_ATTEMPTS = 5

const ask = async <T>(url: string, query: string, variables: Record<string, unknown> = {}): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }), signal: AbortSignal.timeout(TIMEOUT_MS) })
    const { data, errors } = (await response.json()) as { data?: T | null; errors?: { message: string }[] }
    if (data && !errors) return data
    // A machine under load answers TIMEOUT or OVERLOADED now and then: that says nothing about relevance.
    if (attempt === MOST_ATTEMPTS) throw new Error(`${JSON.stringify(variables)}: ${errors?.[0]?.message ?? response.status}`)
    await sleep(500 * attempt)
  }
}

/** Ids of the first ten hits. */
export const searchGraph = async (url: string, q: string): Promise<string[]> => {
  const { searchResources } = await ask<{ searchResources: { edges: { node: { id: string } | null }[] } }>(url, QUERY, { q })
  return searchResources.edges.flatMap(({ node }) => (node ? [node.id] : []))
}

export const totalOf = async (url: string): Promise<number> => (await ask<{ searchResources: { total: { value: number } } }>(url, TOTAL)).searchResources.total.value
