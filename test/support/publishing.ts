import { mintDevelopmentToken } from '../../gateway/auth/mint-development-token.ts'
import type { TestPartner } from './test-partner.ts'

type Ask = (query: string, variables?: Record<string, unknown>, headers?: Record<string, string>) => Promise<{ data?: unknown; errors?: unknown }>

export interface SchemaCheck { id: string; state: string; publishedVersion: string | null; refusal: { code: string; message: string } | null; results: { id: string; status: string; reason: string | null; findings: { code: string; refuses: boolean; message: string; coordinate: string | null; operations: unknown }[] }[] | null }

const CHECK = 'id state baseVersion publishedVersion refusal { code message } results { id status reason findings { code refuses message coordinate operations { name client rewrite } } }'

/** What partners and the Center do, through the graph as they do it. */
export const publishing = (ask: Ask, developmentKey: string) => {
  const asCenter = async (): Promise<Record<string, string>> => ({ authorization: `Bearer ${await mintDevelopmentToken({ sub: 'center', grants: [{ role: 'CENTER' }] }, developmentKey)}` })
  const answerOf = <T>(answer: { data?: unknown; errors?: unknown }): T => {
    if (answer.errors) throw new Error(JSON.stringify(answer.errors))
    return answer.data as T
  }
  const until = async (check: SchemaCheck, token: string): Promise<SchemaCheck> => {
    let now = check
    while (now.state === 'RUNNING') {
      await new Promise((resolve) => setTimeout(resolve, 200))
      now = answerOf<{ schemaCheck: SchemaCheck }>(await ask(`query($id: ID!) { schemaCheck(id: $id) { ${CHECK} } }`, { id: now.id }, { authorization: `Bearer ${token}` })).schemaCheck
    }
    return now
  }
  const run = (name: string) => async (token: string, input: Record<string, unknown>): Promise<SchemaCheck> => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
    const payload = answerOf<Record<string, { check: SchemaCheck | null; errors: unknown[] }>>(await ask(`mutation($input: ${type}!) { ${name}(input: $input) { check { ${CHECK} } errors { code message path } } }`, { input }, { authorization: `Bearer ${token}` }))[name]
    if (!payload?.check) throw new Error(JSON.stringify(payload?.errors))
    return until(payload.check, token)
  }
  return {
    asCenter,
    register: async (namespace: string): Promise<string> => {
      const headers = await asCenter()
      const registered = answerOf<{ registerPartner: { errors: unknown[] } }>(await ask('mutation($input: RegisterPartnerInput!) { registerPartner(input: $input) { partner { namespace } errors { code message } } }', { input: { namespace, label: `平台 ${namespace}` } }, headers))
      if (registered.registerPartner.errors.length > 0) throw new Error(JSON.stringify(registered))
      const issued = answerOf<{ issuePublishToken: { token: string } }>(await ask('mutation($input: IssuePublishTokenInput!) { issuePublishToken(input: $input) { token errors { code message } } }', { input: { namespace } }, headers))
      return issued.issuePublishToken.token
    },
    check: run('checkSubgraph'),
    publish: run('publishSubgraph'),
    rollback: run('rollbackSubgraph'),
  }
}

/** The submission of a test partner with one resource type. */
export const submissionOf = (namespace: string, partner: Pick<TestPartner, 'sdl' | 'url'>, typename: string, more: Record<string, unknown> = {}) => ({
  namespace, sdl: partner.sdl, url: partner.url, terms: { requestsPerSecond: 1_000, concurrency: 32, pollSeconds: 1 },
  resourceTypes: [{ code: typename.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase(), typename, label: '望远镜', labelEn: typename }],
  ...more,
})
