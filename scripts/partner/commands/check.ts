import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { applyEdits } from '../../../schema/checks/apply-edits.ts'
import { checkSubmission } from '../../../schema/checks/check-submission.ts'
import { reported, type ReportedResult } from '../../../schema/checks/reported.ts'
import { reportText, tally, tallyText } from '../../../schema/checks/report-text.ts'
import { type Command, say } from '../command.ts'
import { fromHere } from '../here.ts'
import { type PartnerFolder, readFolder } from '../manifest.ts'
import { publishedFor, loadGraphDocument } from '../published-graph.ts'
import { publishToken } from '../publish-token.ts'
import { runInGraph, submissionOf } from '../run.ts'
import { tellRun } from './publish.ts'

/** Checks that need what only the graph knows. */
const ONLY_IN_GRAPH = new Set(['breaking.operations'])

/** Every check that can be made without the graph's own knowledge; the others are skipped, and say so. */
export const checkHere = async (folder: PartnerFolder, graph: string): Promise<{ version: string; results: ReportedResult[] }> => {
  const { version, ...published } = await publishedFor(graph, folder.manifest.namespace)
  const { results } = checkSubmission(folder.subgraph, published, [])
  return {
    version,
    results: results.map(reported).map((result) => (ONLY_IN_GRAPH.has(result.id) && result.status === 'COMPLETED'
      ? { ...result, status: 'SKIPPED' as const, reason: '客户端的操作只有图知道:请加 --remote', reasonEn: 'Only the graph knows what clients ask: use --remote' } : result)),
  }
}

const fixed = ({ subgraph, schemaFile }: PartnerFolder, results: readonly ReportedResult[]): number => {
  const [finding] = results.flatMap(({ findings }) => findings).filter(({ refuses, edits }) => refuses && edits && edits.length > 0)
  if (!finding?.edits) return 0
  writeFileSync(schemaFile, applyEdits(subgraph.sdl, finding.edits))
  say(`已改 / fixed: ${finding.code} ${finding.coordinate ?? ''}`)
  return 1
}
const MOST_FIXES = 50

export const check: Command = {
  usage: 'check [folder] [--graph URL|FILE] [--save FILE] [--remote] [--fix] [--json]',
  zh: '与现行的图核对,不发布;--remote 由图核对并试连,--fix 照改法修改 SDL', en: 'Checks against the current graph, publishes nothing; --remote lets the graph check and probe, --fix changes the SDL as the findings say',
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { graph: { type: 'string' }, save: { type: 'string' }, remote: { type: 'boolean', default: false }, fix: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } })
    const place = positionals[0] ?? '.'
    let folder = readFolder(place)
    const graph = values.graph ?? folder.manifest.graph
    if (values.save) writeFileSync(fromHere(values.save), JSON.stringify(await loadGraphDocument(graph)))
    if (values.remote) {
      const run = await runInGraph(graph, publishToken(process.env), 'checkSubgraph', submissionOf(folder))
      if (values.json) say(JSON.stringify(run))
      else tellRun(run, folder.manifest.schema)
      return run.state === 'PASSED' ? 0 : 1
    }
    let { version, results } = await checkHere(folder, graph)
    for (let fixes = 0; values.fix && fixes < MOST_FIXES && fixed(folder, results) > 0; fixes += 1) {
      folder = readFolder(place)
      results = (await checkHere(folder, graph)).results
    }
    const counts = tally(results)
    if (values.json) say(JSON.stringify({ version, results }))
    else say(`${reportText(results, folder.manifest.schema)}\n图 / graph ${version}:${tallyText(results)}`)
    return counts.FAILED > 0 ? 1 : 0
  },
}
