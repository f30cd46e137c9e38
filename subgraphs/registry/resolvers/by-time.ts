import { decodeCursor, encodeCursor } from '../../kit/cursor.ts'
import { type Connection, type PageArguments, pageRequest, toConnection } from '../../kit/page.ts'

/** Where a page of a list by time begins. */
export interface TimePage { after: { at: Date; id: string } | null; backward: boolean; size: number }

/** One page of a list whose order is a time and an id, latest first. */
export const pageByTime = async <Row extends { id: string }>(list: string, args: PageArguments, timeOf: (row: Row) => Date, load: (page: TimePage) => Promise<Row[]>): Promise<Connection<Row>> => {
  const request = pageRequest(args)
  const [at, id] = request.cursor === null ? [] : decodeCursor(list, request.cursor)
  const rows = await load({ after: at == null ? null : { at: new Date(Number(at)), id: String(id) }, backward: request.backward, size: request.size })
  return toConnection(rows, request, (row) => encodeCursor(list, [timeOf(row).getTime(), row.id]), (row) => row)
}
