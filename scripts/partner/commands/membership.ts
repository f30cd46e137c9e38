import { parseArgs } from 'node:util'
import { UserMessage } from '../../user-message.ts'
import { askGraph } from '../ask-graph.ts'
import { type Command, say } from '../command.ts'
import { type Manifest, readFolder } from '../manifest.ts'
import { publishToken } from '../publish-token.ts'

interface Payload { partner: { status: string; leavingAt: string | null } | null; operations?: { name: string; client: string; owner: string | null }[] | null; errors: { code: string; message: string }[] }

const change = async ({ graph, namespace }: Manifest, mutation: 'pausePartner' | 'resumePartner' | 'leaveGraph', more: Record<string, unknown> = {}): Promise<0> => {
  const token = publishToken(process.env)
  const { partner } = await askGraph<{ partner: { version: number } | null }>(graph, 'query($namespace: String!) { partner(namespace: $namespace) { version } }', { namespace }, token)
  if (!partner) throw new UserMessage(`命名空间 ${namespace} 未登记 / The namespace is not registered`)
  const input = { namespace, expectedVersion: partner.version, ...more }
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
  const operations = mutation === 'leaveGraph' ? 'operations { name client owner }' : ''
  const data = await askGraph<Record<string, Payload>>(graph, `mutation($input: ${type}!) { ${mutation}(input: $input) { partner { status leavingAt } ${operations} errors { code message } } }`, { input }, token)
  const payload = data[mutation]
  const [error] = payload?.errors ?? []
  if (error) throw new UserMessage(`${error.code} ${error.message}`)
  say(`${namespace} ${payload?.partner?.status}${payload?.partner?.leavingAt ? ` ${payload.partner.leavingAt}` : ''}`)
  for (const { name, client, owner } of payload?.operations ?? []) say(`  受影响 / affected: ${name || '(无名 / unnamed)'} · ${client}${owner ? ` · ${owner}` : ''}`)
  return 0
}

export const pause: Command = {
  usage: 'pause [folder]', zh: '暂停:图不再发问,核心字段照常', en: 'Pauses: the graph asks no more, core fields go on',
  run: async (args) => change(readFolder(args[0] ?? '.').manifest, 'pausePartner'),
}

export const resume: Command = {
  usage: 'resume [folder]', zh: '结束暂停,或撤回退出通知', en: 'Ends a pause, or takes back a notice',
  run: async (args) => change(readFolder(args[0] ?? '.').manifest, 'resumePartner'),
}

export const leave: Command = {
  usage: 'leave [folder] --at 2027-01-31T00:00:00Z --keep COPIES|TOMBSTONES', zh: '通知退出;记录留存副本或成为墓碑', en: 'Gives notice; records stay as copies or become tombstones',
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { at: { type: 'string' }, keep: { type: 'string' } } })
    if (!values.at || !values.keep) throw new UserMessage(`用法 / usage: ${leave.usage}`)
    return change(readFolder(positionals[0] ?? '.').manifest, 'leaveGraph', { at: values.at, keep: values.keep })
  },
}
