import { resolve } from 'node:path'

/** `npm run partner` runs in the root of our repository and says in INIT_CWD where the person stands; a script of a partner's own package stands where it has to. */
export const fromHere = (path: string): string => resolve((process.env.npm_package_name === 'keyuan' && process.env.INIT_CWD) || process.cwd(), path)
