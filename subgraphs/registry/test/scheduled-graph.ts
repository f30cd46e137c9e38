import type { AskAs, GraphAnswer } from '../../kit/graph-client.ts'

export interface Listed { id: string; title: string; score: number }

/** A graph with one list, as a schedule asks it. What is in it, and what goes wrong, a test says. */
export const scheduledGraph = () => {
  const state = {
    records: [] as Listed[],
    /** Instead of a page. */
    fault: null as string | null,
    /** What the list says that it holds, where it is not the truth. */
    total: null as number | null,
    mayUse: true,
    isThere: true,
    email: { email: 'li@example.org' as string | null, emailVerified: true },
    /** Records that the owner may see no more. */
    hidden: [] as string[],
    pages: 0,
  }
  const answer: AskAs = async (_person, { query, variables }): Promise<GraphAnswer> => {
    if (!state.isThere) throw new Error('nobody listens')
    if (query.includes('ScheduledQuery')) return { data: { savedQuery: state.mayUse ? { id: 'x', deletedAt: null } : null } }
    if (query.includes('RecordStates')) return { data: { resources: ((variables?.ids ?? []) as string[]).map((id) => (state.hidden.includes(id) ? null : { id, status: 'PUBLISHED', redactedFields: [] })) } }
    if (query.includes('emailVerified')) return { data: { me: state.email, resources: ((variables?.ids ?? []) as string[]).map((id) => state.records.find((each) => each.id === id && !state.hidden.includes(id)) ?? null) } }
    if (query.includes('total')) return { data: { searchResources: { total: { value: state.total ?? state.records.length } } } }
    state.pages += 1
    if (state.fault) return { data: null, errors: [{ message: '没有回答', extensions: { code: state.fault, messageEn: 'no answer', subgraph: 'literature' } }] }
    return { data: { searchResources: { edges: state.records.map(({ id, title, score }) => ({ node: { keyuanId: id, title, citationCount: score } })), pageInfo: { hasNextPage: false, endCursor: 'end' } } }, supergraph: 'v1' }
  }
  return { state, answer }
}
