import { parseArgs } from 'node:util'
import { UserMessage } from '../../user-message.ts'
import { type Command, say } from '../command.ts'
import { askAsOperator, readRunFile } from '../run-file.ts'
import type { RunFile } from '../../start/internal-route.ts'

interface Registered { registerPartner: { errors: { code: string; message: string }[] } }
interface Issued { issuePublishToken: { token: string | null; errors: { code: string; message: string }[] } }

/** Registers a namespace in a graph of this machine and issues a publish token; a namespace that is registered already gets another token. */
export const registerIn = async (run: RunFile, namespace: string, label: string, labelEn?: string): Promise<string> => {
  const { registerPartner } = await askAsOperator<Registered>(run, 'mutation($input: RegisterPartnerInput!) { registerPartner(input: $input) { errors { code message } } }', { input: { namespace, label, ...(labelEn ? { labelEn } : {}) } })
  const [refused] = registerPartner.errors
  if (refused && refused.code !== 'NAMESPACE_TAKEN') throw new UserMessage(`${refused.code} ${refused.message}`)
  const { issuePublishToken } = await askAsOperator<Issued>(run, 'mutation($input: IssuePublishTokenInput!) { issuePublishToken(input: $input) { token errors { code message } } }', { input: { namespace, label: 'npm run partner -- register' } })
  if (!issuePublishToken.token) throw new UserMessage(refused?.message ?? issuePublishToken.errors[0]?.message ?? 'no token')
  return issuePublishToken.token
}

export const register: Command = {
  usage: 'register <namespace> --label 名称 [--label-en NAME] [--data DIR]',
  zh: '在本机运行的图中登记命名空间,打印发布令牌(生产中由中心登记)', en: 'Registers a namespace in a graph that runs on this machine and prints a publish token; in production the Center does',
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { label: { type: 'string' }, 'label-en': { type: 'string' }, data: { type: 'string', default: process.env.KEYUAN_DATA || '.keyuan' } } })
    const [namespace] = positionals
    if (!namespace || !values.label) throw new UserMessage(`用法 / usage: ${register.usage}`)
    say(await registerIn(readRunFile(values.data), namespace, values.label, values['label-en']))
    return 0
  },
}
