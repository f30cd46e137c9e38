import type { Endpoint } from '../endpoint.ts'
import { fault, type Outcome, says } from '../finding.ts'
import { inWords, type Reply } from '../reply.ts'

const EXPECTED = says('网关以 POST 发送 JSON,带上为本命名空间签发的令牌', 'The gateway POSTs JSON with a token signed for this namespace')

const judged = (reply: Reply): Outcome => {
  if (reply.kind === 'fault') {
    return { findings: [fault('UNREACHABLE', {
      message: says(`端点没有响应:${reply.reason}`, `The endpoint did not answer: ${reply.reason}`), cause: EXPECTED,
      fix: says('检查清单中的 url、防火墙与证书;地址须能从公网访问', 'Check `url` of the manifest, firewall and certificate; the address has to be reachable from outside'),
    })] }
  }
  const refused = reply.status === 401 || reply.status === 403 || (reply.kind === 'answer' && reply.errors.some(({ code }) => code === 'UNAUTHENTICATED'))
  if (refused) {
    return { findings: [fault('GENUINE_TOKEN_REFUSED', {
      message: says(`真实的令牌被拒绝:${inWords(reply)}`, `A genuine token was refused: ${inWords(reply)}`), cause: EXPECTED,
      fix: says('核对公钥地址(/.well-known/jwks.json)、aud 是否为自己的命名空间、iss 是否为 keyuan-gateway,以及本机时钟', 'Check the address of the keys (/.well-known/jwks.json), that aud is your namespace and iss keyuan-gateway, and your clock'),
    })] }
  }
  const works = reply.kind === 'answer' && reply.status < 300 && typeof reply.data.__typename === 'string'
  return { findings: works ? [] : [fault('NOT_GRAPHQL', {
    message: says(`{ __typename } 没有得到 GraphQL 响应:${inWords(reply)}`, `{ __typename } got no GraphQL answer: ${inWords(reply)}`), cause: EXPECTED,
    fix: says('url 应直接指向 GraphQL 端点,以 application/json 应答,不重定向', '`url` names the GraphQL endpoint itself, which answers application/json and does not redirect'),
  })] }
}

/** Whether there is an endpoint at all, and whether it takes the graph's token. */
export const reachable = async (endpoint: Endpoint): Promise<Outcome> => judged(await endpoint.ask({ what: 'typename', body: { query: '{ __typename }' } }))
