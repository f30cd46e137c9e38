import type { RegistryRuntime } from '../runtime.ts'
import { type Problem, problem } from '../saved-queries/problem.ts'

const PATH = ['notify', 'mail']
const NO_SERVER = problem({ code: 'MAIL_UNAVAILABLE', zh: '本系统没有设置发信服务器;请运行方设置 KEYUAN_SMTP_URL 与 KEYUAN_MAIL_FROM,或改用订阅地址', en: 'No mail server is set: the operator sets KEYUAN_SMTP_URL and KEYUAN_MAIL_FROM; the feed needs none', path: PATH })
const NO_ADDRESS = problem({ code: 'NO_ADDRESS', zh: '您的账号没有经登录系统验证的邮箱;请在登录系统中验证后重新登录', en: 'Your account has no e-mail address that its issuer has verified: verify it there, and sign in again', path: PATH })
const NOT_NOW = problem({ code: 'MAIL_UNAVAILABLE', zh: '现在无法确认您的邮箱,请稍后再试', en: 'Your e-mail address cannot be looked up now: try again', path: PATH })

/** Why mail cannot be turned on; null where it can. Only what an issuer has verified is written to: nobody lets us write to another person. */
export const mailProblem = async ({ mail, askAs }: Pick<RegistryRuntime, 'mail' | 'askAs'>, owner: string): Promise<Problem | null> => {
  if (!mail) return NO_SERVER
  const answer = await askAs(owner, { query: '{ me { email emailVerified } }' }).catch(() => null)
  const me = answer?.data?.me as { email: string | null; emailVerified: boolean | null } | null | undefined
  if (!me) return NOT_NOW
  return me.email !== null && me.emailVerified === true ? null : NO_ADDRESS
}
