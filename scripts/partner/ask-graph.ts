import { UserMessage } from '../user-message.ts'

interface Answer<T> { data?: T | null; errors?: { message: string; extensions?: { code?: string; messageEn?: string } }[] }

const DEADLINE_MS = 60_000
const CLIENT = { 'x-keyuan-client': 'keyuan-partner' }

export const addressOf = (graph: string, path: string): string => new URL(path, graph.endsWith('/') ? graph : `${graph}/`).href

const reach = async (url: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(DEADLINE_MS) })
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
    throw new UserMessage(`${url} 没有应答:${cause} / does not answer`)
  }
}

/** Asks the graph as a partner does: one operation, with its publish token where there is one. Errors become one sentence. */
export const askGraph = async <T>(graph: string, query: string, variables: Record<string, unknown>, token?: string): Promise<T> => {
  const url = addressOf(graph, 'graphql')
  const response = await reach(url, {
    method: 'POST', body: JSON.stringify({ query, variables }),
    headers: { 'content-type': 'application/json', ...CLIENT, ...(token ? { authorization: `Bearer ${token}` } : {}) },
  })
  const text = await response.text()
  let answer: Answer<T>
  try {
    answer = JSON.parse(text) as Answer<T>
  } catch {
    throw new UserMessage(`${url} 不是图的地址(HTTP ${response.status})/ is no address of a graph`)
  }
  const [error] = answer.errors ?? []
  if (error) throw new UserMessage(`${error.extensions?.code ?? ''} ${error.message}${error.extensions?.messageEn ? ` / ${error.extensions.messageEn}` : ''}`.trim())
  if (!answer.data) throw new UserMessage(`${url} 没有给出数据(HTTP ${response.status})/ gave no data`)
  return answer.data
}

export const getJson = async <T>(url: string): Promise<T> => {
  const response = await reach(url, { headers: CLIENT })
  if (!response.ok) throw new UserMessage(`${url} 回答 HTTP ${response.status} / answered HTTP ${response.status}`)
  return (await response.json()) as T
}
