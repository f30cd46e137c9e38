/** A new `clientMutationId`. Sent again with a retry, it makes the graph do nothing twice: one for each thing that somebody does, not for each press of a button. */
export const newMutationId = (): string => `web-${Date.now()}-${Math.random().toString(36).slice(2)}`
