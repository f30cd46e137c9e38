import type { Finding } from '../../../../schema/checks/check.ts'
import { fault, notice, says } from '../finding.ts'
import { type ForgedToken, forgedTokens, signedAsWished } from '../forged-tokens.ts'
import type { LiveCheck, Probing } from '../live-check.ts'
import { isAnswered } from '../reply.ts'
import { entitiesBody, livingOf, typenamesOf, unknownReference } from '../samples.ts'
import { askFeed } from '../walk-feed.ts'

const CAUSE = says('没有验证的端点把全部记录、包括尚未公开的,交给任何找到地址的人', 'An endpoint that does not verify hands all records, unpublished ones too, to whoever finds its address')
const FIX = says(
  '每个请求都验证令牌:以 /.well-known/jwks.json 的公钥验签(只接受 EdDSA),iss 为 keyuan-gateway,aud 为自己的命名空间,exp 未过;见 verify-token/ 的四种语言示例',
  'Verify the token of every request: signature by the keys of /.well-known/jwks.json (EdDSA only), iss keyuan-gateway, aud your namespace, exp not passed; see verify-token/ in four languages',
)

/** Root fields that answered to a header that should open nothing. */
const openedBy = async ({ endpoint, target: { subgraph }, feed }: Probing, { what, authorization }: ForgedToken): Promise<string[]> => {
  const typenames = typenamesOf(subgraph)
  const sample = livingOf(feed.rows, typenames)[0] ?? unknownReference(subgraph.namespace, typenames[0] ?? '')
  const tries = [
    ['resourceChanges', await askFeed(endpoint, null, 1, authorization)],
    ['_entities', await endpoint.ask({ what: `entities, ${what}`, body: entitiesBody([sample], typenames), authorization })],
    ['_service', await endpoint.ask({ what: `service, ${what}`, body: { query: '{ _service { sdl } }' }, authorization })],
  ] as const
  return tries.filter(([field, reply]) => isAnswered(reply, field)).map(([field]) => field)
}

/** Clients never see the feed; a token of theirs opens it only where nobody looks at `grants`. */
const feedForClients = async ({ endpoint, target }: Probing): Promise<Finding[]> => {
  const token = await signedAsWished(target.token, { role: 'ANONYMOUS' })
  if (token === undefined || !isAnswered(await askFeed(endpoint, null, 1, `Bearer ${token}`), 'resourceChanges')) return []
  return [notice('FEED_FOR_CLIENTS', {
    message: says('变更流也回答给一般访客签发的令牌', 'The feed also answers tokens of ordinary viewers'), coordinate: 'Query.resourceChanges',
    cause: says('变更流只供图的跟随者读取', 'The feed is for the graph\'s follower only'), fix: says('只在 grants 含 { role: SERVICE } 时回答 resourceChanges', 'Answer resourceChanges only where grants hold { role: SERVICE }'),
  })]
}

/** Nothing is answered without a genuine, living token for this very namespace. */
export const token: LiveCheck = {
  id: 'live.token',
  run: async (probing) => {
    const forged = await forgedTokens(probing.target)
    const findings: Finding[] = []
    for (const each of forged.filter(({ authorization }) => authorization !== undefined)) {
      const opened = await openedBy(probing, each)
      if (opened.length > 0) findings.push(fault('ANSWERS_WITHOUT_TOKEN', { message: says(`${each.name.zh}也得到了 ${opened.join('、')}`, `${opened.join(', ')} answered to ${each.name.en}`), cause: CAUSE, coordinate: `Query.${opened[0]}`, fix: FIX }))
    }
    const untried = forged.filter(({ authorization }) => authorization === undefined)
    return {
      findings: [...findings, ...(await feedForClients(probing))],
      ...(untried.length > 0 ? { lacking: says(`没有条件试:${untried.map(({ name }) => name.zh).join('、')}`, `There was no way to try ${untried.map(({ name }) => name.en).join(', ')}`) } : {}),
    }
  },
}
