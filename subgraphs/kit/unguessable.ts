import { randomBytes } from 'node:crypto'

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** 26 letters and digits, 130 bits by chance: knowing it is the right to what it names. Safe in addresses and file names. */
export const unguessable = (): string => [...randomBytes(26)].map((byte) => BASE32[byte % 32]).join('')
