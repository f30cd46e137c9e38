import { resolve } from 'node:path'
import { IS_PACKED } from './this-package.ts'

/** `npm run partner` runs in the root of our repository and says in INIT_CWD where the person stands; the packed tool runs where they stand. */
export const fromHere = (path: string): string => resolve((!IS_PACKED && process.env.INIT_CWD) || process.cwd(), path)
