import { resolve } from 'node:path'

/** Where the person stands: npm runs scripts in the root of the package and says in INIT_CWD where it was called. */
export const fromHere = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path)
