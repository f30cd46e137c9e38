import { parseArgs } from 'node:util'
import { UserMessage } from '../../user-message.ts'
import { askGraph } from '../ask-graph.ts'
import { type Command, say } from '../command.ts'
import { readFolder } from '../manifest.ts'
import { TOKEN_VARIABLE } from '../publish-token.ts'

interface Status {
  partner: { namespace: string; label: string; status: string; version: number; setAside: string | null; leavingAt: string | null; published: { digest: string; submittedAt: string; resourceTypes: { code: string }[] } | null; checks: { id: string; purpose: string; state: string; startedAt: string; refusal: { message: string } | null }[] | null } | null
  graphVersion: { version: string; sequence: number; at: string } | null
}

const QUERY = `query($namespace: String!) {
  partner(namespace: $namespace) { namespace label status version setAside leavingAt published { digest submittedAt resourceTypes { code } } checks(first: 5) { id purpose state startedAt refusal { message } } }
  graphVersion { version sequence at }
}`

export const status: Command = {
  usage: 'status [folder] [--json]',
  zh: '平台在图中的状态', en: 'How the partner stands in the graph',
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean', default: false } } })
    const { manifest } = readFolder(positionals[0] ?? '.')
    const { partner, graphVersion } = await askGraph<Status>(manifest.graph, QUERY, { namespace: manifest.namespace }, process.env[TOKEN_VARIABLE])
    if (!partner) throw new UserMessage(`命名空间 ${manifest.namespace} 未登记 / The namespace is not registered`)
    if (values.json) {
      say(JSON.stringify({ partner, graphVersion }))
      return 0
    }
    say(`${partner.namespace} ${partner.label}  ${partner.status}  (v${partner.version})`)
    if (partner.leavingAt) say(`退出 / leaves ${partner.leavingAt}`)
    if (partner.setAside) say(`已搁置 / set aside: ${partner.setAside}`)
    say(partner.published ? `已发布 / published ${partner.published.digest}  ${partner.published.resourceTypes.map(({ code }) => code).join(' ')}` : '尚未发布 / nothing published')
    say(`图 / graph ${graphVersion?.version} (#${graphVersion?.sequence}, ${graphVersion?.at})`)
    for (const check of partner.checks ?? []) say(`  ${check.startedAt} ${check.purpose} ${check.state} ${check.refusal?.message ?? ''} ${check.id}`)
    return 0
  },
}
