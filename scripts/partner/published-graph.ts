import { existsSync, readFileSync } from 'node:fs'
import type { PublishedGraph } from '../../schema/checks/check-submission.ts'
import { asPublished, type GraphDocument } from '../../subgraphs/registry/http/graph-document.ts'
import { fromHere } from './here.ts'
import { addressOf, getJson } from './ask-graph.ts'

/** The graph as published, from its address or from a file that was saved before. */
export const loadGraphDocument = (graph: string): Promise<GraphDocument> =>
  existsSync(fromHere(graph)) ? Promise.resolve(JSON.parse(readFileSync(fromHere(graph), 'utf8')) as GraphDocument) : getJson<GraphDocument>(addressOf(graph, 'schema/graph.json'))

/** The same without the candidate, as the checks want it. */
export const publishedFor = async (graph: string, namespace: string): Promise<PublishedGraph & { version: string }> => asPublished(await loadGraphDocument(graph), namespace)
