import { parseArgs } from 'node:util'
import { UserMessage } from '../user-message.ts'

export interface RelevanceArguments { corpus: string; queries: string; engine: 'embedded' | 'elasticsearch'; variants: boolean }

const USAGE = 'npm run relevance -- --corpus FILE --queries FILE --engine embedded|elasticsearch [--variants]'

export const readArguments = (argv: readonly string[]): RelevanceArguments => {
  let values: { corpus?: string; queries?: string; engine?: string; variants?: boolean }
  try {
    values = parseArgs({ args: [...argv], options: { corpus: { type: 'string' }, queries: { type: 'string' }, engine: { type: 'string', default: 'embedded' }, variants: { type: 'boolean', default: false } } }).values
  } catch (error) {
    throw new UserMessage(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
  const { corpus, queries, engine, variants = false } = values
  if (!corpus || !queries || (engine !== 'embedded' && engine !== 'elasticsearch')) throw new UserMessage(USAGE)
  return { corpus, queries, engine, variants }
}
