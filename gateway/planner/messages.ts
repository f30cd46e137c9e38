/** What main thread and planner worker say to each other. Results travel as JSON text: they are plain data, and text is cheap to pass. */
export interface PlanJob {
  id: number
  source: string
  operationName: string | undefined
  /** Given for an operation that only introspects: the result is then its data, not a plan. */
  introspectWith?: Record<string, unknown>
}

/** The first message to a worker: the graph that it plans for. */
export interface LoadJob { supergraphSdl: string }

export type WorkerMessage =
  | { kind: 'ready' }
  /** The supergraph does not load. */
  | { kind: 'unusable'; message: string }
  /** The time of the job runs from here; processor time of the thread until then. */
  | { kind: 'taken'; id: number; processorMs: number }
  | { kind: 'planned'; id: number; result: string }
  /** The planner itself refused, such as for its own limits. */
  | { kind: 'refused'; id: number; message: string }
