/** One question to the public graph. */
export interface GraphRequest {
  query: string
  variables?: Record<string, unknown>
  operationName?: string
}

export interface GraphFault {
  message: string
  path?: readonly (string | number)[]
  extensions?: { code?: string; subgraph?: string; retryAfterSeconds?: number; messageEn?: string; requestId?: string }
}

/** What the graph answered, with the version of the supergraph that answered. */
export interface GraphAnswer {
  data?: Record<string, unknown> | null
  errors?: readonly GraphFault[]
  extensions?: { degraded?: readonly { subgraph: string; code: string }[] } & Record<string, unknown>
  supergraph?: string
}

/**
 * Asks the public graph in the name of a person, with the rights that the person has at that moment; `null` asks as anybody.
 * Jobs and schedules ask so: a right that was taken away since is not used. Throws where the graph cannot be reached or the person may not ask any more.
 */
export type AskAs = (userId: string | null, request: GraphRequest) => Promise<GraphAnswer>
