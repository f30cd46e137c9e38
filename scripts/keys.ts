/** `npm run keys -- <folder>`: makes the Ed25519 key of internal tokens (`signing.pem`) and its public key set (`jwks.json`), unless they are there. */
import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadSigningKey } from '../subgraphs/kit/tokens/signing-key.ts'

export const makeKeys = async (folder: string): Promise<{ signing: string; jwks: string }> => {
  mkdirSync(folder, { recursive: true })
  const [signing, jwks] = [join(folder, 'signing.pem'), join(folder, 'jwks.json')]
  if (!existsSync(signing)) {
    // Readable by the group: containers run as another user than the one that made it.
    writeFileSync(signing, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o644 })
  }
  writeFileSync(jwks, `${JSON.stringify((await loadSigningKey(signing)).jwks)}\n`)
  return { signing, jwks }
}

if (import.meta.main) {
  const folder = process.argv[2]
  if (!folder) throw new Error('usage: npm run keys -- <folder>')
  const made = await makeKeys(folder)
  process.stdout.write(`${made.signing}\n${made.jwks}\n`)
}
