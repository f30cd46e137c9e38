import { readMailConfig } from '../../subgraphs/registry/mail/mail-config.ts'
import { type SendMail, smtpMail } from '../../subgraphs/registry/mail/send-mail.ts'
import { UserMessage } from '../user-message.ts'

/** Mail as the environment says; null where it names no server. */
export const openMail = (environment: NodeJS.ProcessEnv): SendMail | null => {
  try {
    const config = readMailConfig(environment)
    return config && smtpMail(config)
  } catch (error) {
    throw new UserMessage(error instanceof Error ? error.message : String(error))
  }
}
