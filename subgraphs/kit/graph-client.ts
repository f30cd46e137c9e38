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

/** What a request says of who makes it. */
export interface CallerRequest {
  id: string
  ip: string
  headers: Readonly<Record<string, string | string[] | undefined>>
}

/** An answer with what HTTP says beside it. */
export interface GraphReply extends GraphAnswer {
  status: number
  /** Seconds after which asking again makes sense, where the graph said so. */
  retryAfterSeconds?: number
}

/** Asks the public graph for whoever made a request, with the caller's own credentials. Routes that a subgraph mounts beside the graph ask so. */
export type AskForCaller = (request: CallerRequest, asked: GraphRequest) => Promise<GraphReply>
