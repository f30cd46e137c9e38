/** `npm run consistency -- --operations N --engine embedded|elasticsearch`: robustness.md E28 at any size. The last line is JSON; exit code 1 where anything differs. */
import { parseArgs } from 'node:util'
import { runAgreement } from '../test/consistency/agreement.ts'

const { values } = parseArgs({ options: { operations: { type: 'string', default: '100000' }, engine: { type: 'string', default: 'elasticsearch' }, records: { type: 'string', default: '4000' } } })
const { engine } = values
if (engine !== 'embedded' && engine !== 'elasticsearch') {
  process.stderr.write('--engine embedded|elasticsearch\n')
  process.exit(1)
}
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
const result = await runAgreement({ engine, operations: Number(values.operations), records: Number(values.records), seconds: 30, killEveryMs: 2_500, signal: stopping.signal })
process.stdout.write(`${JSON.stringify(result)}\n`)
process.exitCode = result.differences === 0 ? 0 : 1
