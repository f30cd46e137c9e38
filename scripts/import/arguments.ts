import { parseArgs } from 'node:util'
import { plain } from './connection.ts'

export const USAGE = 'npm run import -- <file…|folder…> [--data .keyuan] [--url http://127.0.0.1:4000/graphql] [--token …]'

export interface Arguments { paths: string[]; data: string; url?: string | undefined; token?: string | undefined }

export const readArguments = (argv: readonly string[]): Arguments => {
  const { values, positionals } = parse(argv)
  if (positionals.length === 0) throw plain(`Say which files or folders to import: ${USAGE}`)
  return { paths: positionals, data: values.data, url: values.url, token: values.token }
}

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { data: { type: 'string', default: '.keyuan' }, url: { type: 'string' }, token: { type: 'string' } },
    })
  } catch (error) {
    if (error instanceof TypeError) throw plain(`${error.message}\n${USAGE}`, error)
    throw error
  }
}
