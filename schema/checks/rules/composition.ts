import type { CompositionError } from '../../compose.ts'
import type { Finding } from '../check.ts'
import type { CheckContext } from '../check-context.ts'
import { locate } from '../composition/locate.ts'
import { repair } from '../composition/repair.ts'
import { translationOf } from '../composition/translations.ts'
import { finding, type Rule, say } from '../rule.ts'

/** One wrong element can give hundreds of errors; these many are enough to begin with. */
const MOST_ERRORS = 50

/** What a query that cannot be satisfied would ask is told in full; what goes on for pages is not. */
const LONGEST = 1_500

const translated = (context: CheckContext, error: CompositionError): Finding => {
  const sdl = context.sdl()
  const place = locate(sdl, error)
  const { node } = place
  const { zh, cause, fix } = translationOf(error.code)
  const english = error.message.replace(/^\[[^\]]+\] /, '').slice(0, LONGEST)
  return finding({
    code: error.code, coordinate: place.coordinate, node, cause, fix,
    location: node ? undefined : { line: 1, column: 1 },
    message: say(`${zh}:${place.coordinate ?? english}`, english),
    edits: repair(sdl, context.candidate.namespace, error, place),
  })
}

/** The composer asserts what it takes for granted; a schema that it cannot bear is refused like any other. */
const composed = (context: CheckContext): CompositionError[] => {
  try {
    return context.composition().errors ?? []
  } catch (error) {
    return [{ code: 'COMPOSER_FAILED', message: error instanceof Error ? error.message : String(error), subgraphs: [context.candidate.namespace] }]
  }
}

const run = (context: CheckContext): Finding[] => {
  const errors = composed(context)
  const mine = errors.filter(({ subgraphs, message }) => subgraphs.length === 0 || subgraphs.includes(context.candidate.namespace) || message.includes(context.candidate.namespace))
  return (mine.length > 0 ? mine : errors).slice(0, MOST_ERRORS).map((error) => translated(context, error))
}

export const composition: Rule = {
  id: 'composition', forgives: false, run,
  // Whatever belongs to others or endangers them is told by its own check: composing it would only tell it again, in more and darker words.
  needs: ['sdl.syntax', 'budget.size', 'sdl.reserved', 'sdl.directives', 'contract.types', 'ownership.types', 'ownership.fields'],
}
