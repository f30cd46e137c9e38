import { parseArgs } from 'node:util'
import { reportText, tallyText } from '../../../schema/checks/report-text.ts'
import { type Command, say } from '../command.ts'
import { readFolder } from '../manifest.ts'
import { publishToken } from '../publish-token.ts'
import { type Run, runInGraph, submissionOf, untilServed } from '../run.ts'

/** How a run ended, for a person. */
export const tellRun = (run: Run, file: string): void => {
  if (run.results) say(reportText(run.results, file))
  say(tallyText(run.results ?? []))
  if (run.refusal) say(`${run.refusal.code} ${run.refusal.message}${run.refusal.messageEn ? ` / ${run.refusal.messageEn}` : ''}`)
  if (run.state === 'PUBLISHED') say(`已发布,图的版本 / published, the graph is of version ${run.publishedVersion}`)
  if (run.state === 'INTERRUPTED') say('中断,图没有改变,请再试一次 / Interrupted; the graph has not changed: try again')
}

export const publish: Command = {
  usage: 'publish [folder] [--check ID] [--json]',
  zh: '检查、试连并发布;令牌取自 KEYUAN_PUBLISH_TOKEN', en: 'Checks, probes and publishes; the token comes from KEYUAN_PUBLISH_TOKEN',
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { check: { type: 'string' }, json: { type: 'boolean', default: false } } })
    const folder = readFolder(positionals[0] ?? '.')
    const run = await runInGraph(folder.manifest.graph, publishToken(process.env), 'publishSubgraph', { ...submissionOf(folder), ...(values.check ? { checkId: values.check } : {}) })
    const served = run.publishedVersion !== null && (await untilServed(folder.manifest.graph, run.publishedVersion))
    if (values.json) say(JSON.stringify({ ...run, served }))
    else {
      tellRun(run, folder.manifest.schema)
      if (run.state === 'PUBLISHED') say(served ? '图已在用它 / the graph serves it' : '网关尚未换上,请以 status 查看 / the gateway has not taken it yet: look with status')
    }
    return run.state === 'PUBLISHED' ? 0 : 1
  },
}
