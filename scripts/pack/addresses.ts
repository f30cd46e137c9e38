import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

const ADDRESS = /new URL\((['"])(\.{1,2}\/[^'"]*)\.ts\1, import\.meta\.url\)/g
const LEFT = /['"`]\.{1,2}\/[^'"`\s]*\.ts['"`]/

/** Emitted code that names other files of ours as JavaScript. The compiler does so for imports only; workers and processes are started by address. */
export const withJavaScriptAddresses = (code: string): string => code.replace(ADDRESS, (_whole, quote: string, path: string) => `new URL(${quote}${path}.js${quote}, import.meta.url)`)

/** What emitted code of a file asks for in vain: addresses still in TypeScript, and files that are not there. */
export const lostAddresses = (code: string, file: string): string[] => [
  ...(LEFT.exec(code) ?? []),
  ...[...code.matchAll(/new URL\(['"](\.{1,2}\/[^'"]*)['"], import\.meta\.url\)/g)].map(([, path]) => path ?? '').filter((path) => !existsSync(resolve(dirname(file), path))),
]
