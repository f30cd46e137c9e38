import type { ProcessConfig } from '../../subgraphs/kit/config.ts'
import { loadSigningKey, type SigningKey } from '../../subgraphs/kit/tokens/signing-key.ts'

export const signingKeyOf = (config: ProcessConfig): Promise<SigningKey> => {
  if (!config.signingKeyFile) throw new Error('请设置 KEYUAN_SIGNING_KEY_FILE:目录与登记处要以它向各子图证明身份 / Set KEYUAN_SIGNING_KEY_FILE: catalogue and registry prove themselves to subgraphs with it')
  return loadSigningKey(config.signingKeyFile)
}
