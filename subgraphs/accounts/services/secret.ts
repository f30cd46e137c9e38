import { createHash, randomBytes } from 'node:crypto'

/** API keys begin with this, so that a leaked one is recognised for what it is. */
export const KEY_PREFIX = 'kyk_'

/** 256 bits that nobody can guess, for a cookie or a key. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** Secrets of 256 random bits need no slow hash: there is nothing to try out. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
