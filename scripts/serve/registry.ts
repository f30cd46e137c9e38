import { readLimits } from '../../gateway/config.ts'
import { createAskAs } from '../../subgraphs/kit/ask-as.ts'
import { openMail } from '../start/mail.ts'
import { openOwnRegistry } from '../start/own-registry.ts'
import type { Open } from './opened.ts'
import { signingKeyOf } from './signing-key-of.ts'

export const openRegistryProcess: Open = async (config, log) => {
  const signingKey = await signingKeyOf(config)
  const graphUrl = (): string => {
    if (config.graphUrl === null) throw new Error('请设置 KEYUAN_GRAPH_URL:导出与定时任务要向公开的图提问 / Set KEYUAN_GRAPH_URL: exports and schedules ask the public graph')
    return config.graphUrl
  }
  // Said at the start, not with the first message.
  if (process.env.KEYUAN_SMTP_URL && config.publicUrl === null) throw new Error('请设置 KEYUAN_PUBLIC_URL:邮件中的链接指向它 / Set KEYUAN_PUBLIC_URL: links in mail lead there')
  const registry = await openOwnRegistry({ databaseUrl: config.databaseUrl, signingKey, allowPrivate: config.partnersPrivate, askAs: createAskAs({ graphUrl, signingKey }), log, limits: readLimits(process.env), mail: openMail(process.env), publicUrl: () => config.publicUrl ?? '' })
  return { subgraph: registry, close: registry.close }
}
