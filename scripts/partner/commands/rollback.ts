import { parseArgs } from 'node:util'
import { type Command, say } from '../command.ts'
import { readFolder } from '../manifest.ts'
import { publishToken } from '../publish-token.ts'
import { runInGraph } from '../run.ts'
import { tellRun } from './publish.ts'

export const rollback: Command = {
  usage: 'rollback [folder] [--to DIGEST] [--json]',
  zh: '退回先前发布的一份,缺省为上一份', en: 'Goes back to an earlier publication; the one before unless told',
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { to: { type: 'string' }, json: { type: 'boolean', default: false } } })
    const { manifest } = readFolder(positionals[0] ?? '.')
    const run = await runInGraph(manifest.graph, publishToken(process.env), 'rollbackSubgraph', { namespace: manifest.namespace, ...(values.to ? { digest: values.to } : {}) })
    if (values.json) say(JSON.stringify(run))
    else tellRun(run, manifest.schema)
    return run.state === 'PUBLISHED' ? 0 : 1
  },
}
