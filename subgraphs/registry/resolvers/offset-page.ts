import { decodeCursor, encodeCursor } from '../../kit/cursor.ts'
import { type Connection, type PageArguments, pageRequest } from '../../kit/page.ts'

/** A Relay page of a list that never changes, whose entries are known by their place in it. */
export const offsetPage = (list: string, args: PageArguments, total: number): { from: number; size: number; connection: <T>(nodes: readonly T[]) => Connection<T> } => {
  const { size, backward, cursor } = pageRequest(args)
  const at = cursor === null ? null : Number(decodeCursor(list, cursor)[0])
  const end = backward ? (at ?? total) : Math.min(total, (at ?? -1) + 1 + size)
  const from = backward ? Math.max(0, end - size) : (at ?? -1) + 1
  return {
    from, size: Math.max(0, end - from),
    connection: (nodes) => {
      const edges = nodes.map((node, index) => ({ cursor: encodeCursor(list, [from + index]), node }))
      return { edges, pageInfo: { hasNextPage: from + nodes.length < total, hasPreviousPage: from > 0, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null } }
    },
  }
}
