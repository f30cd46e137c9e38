import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A partner in a process of its own, so that the load of the test does not blur its clock: notes when each call came, how many it had at once, how many ids. */
const DELAY_MS = Number(process.argv[2])
const arrivals: number[] = []
let underWay = 0
let mostAtOnce = 0
let mostIds = 0
let pings = 0

const server = createServer((request, response) => {
  arrivals.push(performance.now())
  mostAtOnce = Math.max(mostAtOnce, ++underWay)
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as { query: string; variables: { representations?: { id: string }[] } }
    const { representations } = variables
    mostIds = Math.max(mostIds, representations?.length ?? 0)
    if (query.includes('KeyuanPing')) pings++
    const data = representations ? { _entities: representations.map(({ id }) => ({ __typename: 'Dataset', id, rows: Number(id.split(':')[1]) })) } : { __typename: 'Query', datasets: [{ rows: 1 }] }
    setTimeout(() => {
      underWay--
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }))
    }, DELAY_MS)
  })
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('message', () => {
  const mostInASecond = Math.max(0, ...arrivals.map((from) => arrivals.filter((at) => at >= from && at < from + 1_000).length))
  process.send?.({ calls: arrivals.length, mostInASecond, mostAtOnce, mostIds, pings })
})
