/** The query that `npm start` shows with its answer. */
export const SAMPLE = `{
  searchResources(q: "小麦", first: 3) {
    total { value }
    edges { node { __typename title platform { name } } }
  }
}`

export interface SampleAnswer { data?: { searchResources?: { total?: { value: number } } | null }; errors?: unknown[] }

export const askGraph = async (url: string, query: string): Promise<SampleAnswer> => {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }), signal: AbortSignal.timeout(10_000) })
  return (await response.json()) as SampleAnswer
}
