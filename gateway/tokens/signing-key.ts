import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { calculateJwkThumbprint, exportJWK, type JSONWebKeySet } from 'jose'

/** The gateway's own Ed25519 key, with which it vouches for viewers to subgraphs. */
export interface SigningKey {
  kid: string
  privateKey: KeyObject
  /** What `/.well-known/jwks.json` publishes. */
  jwks: JSONWebKeySet
}

/** From a PKCS#8 PEM file shared by all replicas; without one a key that lives as long as this process. */
export async function loadSigningKey(file?: string): Promise<SigningKey> {
  const privateKey = file === undefined ? generateKeyPairSync('ed25519').privateKey : readKey(file)
  const jwk = await exportJWK(createPublicKey(privateKey))
  const kid = await calculateJwkThumbprint(jwk)
  return { kid, privateKey, jwks: { keys: [{ ...jwk, kid, alg: 'EdDSA', use: 'sig' }] } }
}

function readKey(file: string): KeyObject {
  const key = createPrivateKey(readFileSync(file))
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new Error(`KEYUAN_SIGNING_KEY_FILE 必须是 Ed25519 私钥(PKCS#8 PEM):${file} / must be an Ed25519 private key (openssl genpkey -algorithm ed25519)`)
  }
  return key
}
