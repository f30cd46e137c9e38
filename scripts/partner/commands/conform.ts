import { parseArgs } from 'node:util'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { reported } from '../../../schema/checks/reported.ts'
import { reportText, tally, tallyText } from '../../../schema/checks/report-text.ts'
import { probe } from '../../../subgraphs/kit/conformance/probe.ts'
import { probeTokens } from '../../../subgraphs/kit/conformance/probe-tokens.ts'
import { guardedPost } from '../../../subgraphs/kit/outbound/guarded-post.ts'
import { loadSigningKey, type SigningKey } from '../../../subgraphs/kit/tokens/signing-key.ts'
import { makeKeys } from '../../keys.ts'
import { UserMessage } from '../../user-message.ts'
import { type Command, say } from '../command.ts'
import { readFolder } from '../manifest.ts'
import { TOKEN_VARIABLE } from '../publish-token.ts'
import { runInGraph, submissionOf } from '../run.ts'

const JWKS_PORT = '4802'

const serveKeys = async ({ jwks }: SigningKey, port: number): Promise<{ close(): void }> => {
  const server = createServer((_request, response) => void response.setHeader('content-type', 'application/json').end(JSON.stringify(jwks)))
  await new Promise<void>((resolve, reject) => {
    server.once('error', () => reject(new UserMessage(`端口 ${port} 已被占用,请用 --jwks-port 另选 / Port ${port} is taken: choose another with --jwks-port`)))
    server.listen(port, '127.0.0.1', resolve)
  })
  return { close: () => void server.close() }
}

export const conform: Command = {
  usage: 'conform [url] [--folder DIR] [--remote] [--jwks-port 4802] [--json]',
  zh: '试连端点:变更流、实体、令牌、出错、时限;--remote 由图来试,双方都看到报告', en: 'Probes an endpoint: feed, entities, token, errors, limits; --remote lets the graph probe it, and both sides see the report',
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { folder: { type: 'string', default: '.' }, remote: { type: 'boolean', default: false }, 'jwks-port': { type: 'string', default: JWKS_PORT }, json: { type: 'boolean', default: false } } })
    const folder = readFolder(values.folder)
    const subgraph = { ...folder.subgraph, url: positionals[0] ?? folder.subgraph.url }
    const results = values.remote
      ? (await runInGraph(folder.manifest.graph, process.env[TOKEN_VARIABLE] ?? '', 'checkSubgraph', submissionOf({ ...folder, subgraph }))).results?.filter(({ id }) => id.startsWith('live.')) ?? []
      : await probeHere(subgraph, join(folder.folder, '.keyuan'), Number(values['jwks-port']))
    const counts = tally(results)
    if (values.json) say(JSON.stringify({ url: subgraph.url, results }))
    else say(`${reportText(results, folder.manifest.schema)}\n${subgraph.url}:${tallyText(results)}`)
    return counts.FAILED > 0 || counts.COMPLETED === 0 ? 1 : 0
  },
}

/** With a key of this folder, which the subgraph has to trust while it is probed. */
const probeHere = async (subgraph: ReturnType<typeof readFolder>['subgraph'], keys: string, port: number) => {
  const key = await loadSigningKey((await makeKeys(keys)).signing)
  const served = await serveKeys(key, port)
  process.stderr.write(`子图须信任 / the subgraph has to trust KEYUAN_JWKS_URL=http://127.0.0.1:${port}/.well-known/jwks.json\n`)
  try {
    return (await probe({ subgraph, post: guardedPost({ allowPrivate: true }), token: probeTokens(key, subgraph.namespace) })).map(reported)
  } finally {
    served.close()
  }
}
