/** `npm run load`: writes the records of `records.json`, again and again if need be; one with `deleted` leaves a tombstone. */
import { readFile } from 'node:fs/promises'
import { openSubgraph } from '../kit/open-subgraph.ts'
import { databaseUrlOf } from '../kit/partner/partner-config.ts'
import { type ResourceRecord, writeResources } from '../kit/partner/write-resources.ts'
import { subgraph } from './index.ts'

const load = async (file: string): Promise<void> => {
  const running = await openSubgraph(subgraph, { databaseUrl: databaseUrlOf(process.env) })
  try {
    const records = JSON.parse(await readFile(file, 'utf8')) as ResourceRecord[]
    const tally: Record<string, number> = {}
    for await (const { result, sourceId, findings } of writeResources(running.store, records)) {
      tally[result] = (tally[result] ?? 0) + 1
      for (const { code, path, message } of findings) console.error(`${sourceId} ${code} ${path.join('.')}: ${message}`)
    }
    console.log(JSON.stringify(tally))
    if (tally.REFUSED) process.exitCode = 1
  } finally {
    await running.close()
  }
}

try {
  await load(process.argv[2] ?? 'records.json')
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
