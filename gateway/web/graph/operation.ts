/** A compiled operation: its text, with what it answers and takes for the type checker alone. */
export interface Operation<Result, Variables> {
  name: string
  text: string
  /** Never set. */
  readonly result?: Result
  /** Never set. */
  readonly variables?: Variables
}
