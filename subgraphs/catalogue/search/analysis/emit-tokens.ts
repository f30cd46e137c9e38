import { emitNeighbours, emitWords, microUnit } from './alphabet-tokens.ts'
import { emitBigrams, emitCjkWords, wordsOfRuns } from './cjk-tokens.ts'
import type { Folded } from './fold.ts'
import { findIdentifiers } from './identifiers/find-identifiers.ts'
import { type Run, runsOf } from './runs.ts'
import { speciesIn } from './species.ts'
import type { TokenSink } from './token-sink.ts'

/** All tokens of a folded text. The same for documents, queries and highlights. */
export const emitTokens = (folded: Folded, sink: TokenSink): void => {
  const runs = runsOf(folded.text)
  const words = wordsOfRuns(runs)
  const species = speciesIn(runs, folded)
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index] as Run
    const role = species?.get(index)
    if (run.kind === 'cjk') {
      emitCjkWords(run.at, words[index] ?? [], sink)
      emitBigrams(run, sink)
    } else if (role) {
      for (const { text, length, asWritten } of role) sink('word', text, run.at, length, asWritten, true)
    } else {
      const unit = run.text.startsWith('u') ? microUnit(runs[index - 1], run) : null
      if (unit) sink('word', unit, run.at, run.length, true, true)
      else emitWords(folded.text, run, sink)
    }
    if (index > 0) emitNeighbours(folded.text, runs[index - 1] as Run, run, sink)
  }
  for (const { tokens, start, end } of findIdentifiers(folded.text)) {
    for (let index = 0; index < tokens.length; index++) sink('identifier', tokens[index] as string, start, end - start, index === 0, false)
  }
}
