/** What main thread and planner worker say to each other. Plans travel as JSON text: they are plain data, and text is cheap to pass. */
export interface PlanJob {
  id: number
  source: string
  operationName: string | undefined
}

export type WorkerMessage =
  | { kind: 'ready' }
  /** The supergraph does not load. */
  | { kind: 'unusable'; message: string }
  /** The time of the job runs from here. */
  | { kind: 'taken'; id: number }
  | { kind: 'planned'; id: number; plan: string }
  /** The planner itself refused, such as for its own limits. */
  | { kind: 'refused'; id: number; message: string }
