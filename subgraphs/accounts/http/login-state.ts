import { hkdfSync, type KeyObject } from 'node:crypto'
import { EncryptJWT, jwtDecrypt } from 'jose'

/** What a sign-in under way has to remember, in a cookie of the browser that began it. */
export interface LoginState { state: string; nonce: string; verifier: string; to: string }

export interface LoginStates {
  seal(login: LoginState): Promise<string>
  /** Null where it is not ours, was changed, or is too old. */
  open(sealed: string): Promise<LoginState | null>
}

/** So long a person may take at the issuer. */
export const LOGIN_SECONDS = 900

/** Sealed with a key made from the one that all replicas share, so that any of them can finish what another began. */
export const createLoginStates = (signingKey: KeyObject): LoginStates => {
  const secret = signingKey.export({ type: 'pkcs8', format: 'der' })
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'keyuan sign-in under way', 32))
  return {
    seal: (login) => new EncryptJWT({ ...login }).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).setIssuedAt().setExpirationTime(`${LOGIN_SECONDS}s`).encrypt(key),
    open: async (sealed) => {
      try {
        const { payload } = await jwtDecrypt<LoginState>(sealed, key, { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] })
        return payload
      } catch {
        // Why it cannot be opened is nobody's business: the sign-in begins anew.
        return null
      }
    },
  }
}
