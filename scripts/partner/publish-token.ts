import { UserMessage } from '../user-message.ts'

export const TOKEN_VARIABLE = 'KEYUAN_PUBLISH_TOKEN'

/** The publish token of the environment: never of the command line, where every process of the machine can read it. */
export const publishToken = (environment: NodeJS.ProcessEnv): string => {
  const token = environment[TOKEN_VARIABLE]
  if (!token) throw new UserMessage(`请设置 ${TOKEN_VARIABLE}:中心登记平台时签发的发布令牌 / Set ${TOKEN_VARIABLE}: the publish token that the Center issued`)
  return token
}
