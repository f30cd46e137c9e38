import { ask } from '../graph/ask.ts'
import { forgetAnswers } from '../graph/remembered-answers.ts'
import type { SearchState } from '../search/search-address.ts'
import type { ColumnKey } from './column-choices.ts'
import { pictureChoices, type PictureKey } from './picture-choices.ts'
import { CreateQuery, type CreateSavedQueryInput } from './save.operations.ts'
import { searchQueryOf } from './search-query.ts'

export interface SaveChoices {
  name: string
  description: string
  visibility: 'PRIVATE' | 'PUBLIC'
  parameters: ReadonlySet<string>
  columns: readonly ColumnKey[]
  picture: PictureKey
}

export type Saved = { id: string; slug: string } | { messages: readonly { zh: string; en: string }[] }

const UNREACHABLE = { zh: '暂时连接不上服务器，请重试。', en: 'The server cannot be reached: try again.' }

/** Columns that a picture is drawn from are told, whether chosen or not. */
export const columnsFor = (columns: readonly ColumnKey[], picture: PictureKey): readonly ColumnKey[] => {
  const needs = pictureChoices.find(({ key }) => key === picture)?.needs
  return needs && !columns.includes(needs) ? [...columns, needs] : columns
}

/** The input that saves the present search with these choices. */
export const saveInput = (state: SearchState, choices: SaveChoices, clientMutationId: string): CreateSavedQueryInput => {
  const { document, rows, parameters } = searchQueryOf(state, { parameters: choices.parameters, columns: columnsFor(choices.columns, choices.picture) })
  return {
    name: choices.name.trim(), description: choices.description.trim() || null, document, rows, parameters, visibility: choices.visibility,
    picture: pictureChoices.find(({ key }) => key === choices.picture)?.picture ?? null, clientMutationId,
  }
}

/** Saves; a retry with the same `clientMutationId` saves nothing twice. */
export const saveSearch = async (input: CreateSavedQueryInput): Promise<Saved> => {
  const asked = await ask(CreateQuery, { input })
  if ('failure' in asked) return { messages: asked.failure.kind === 'unreachable' ? [UNREACHABLE] : asked.failure.problems.map(({ message, messageEn }) => ({ zh: message, en: messageEn ?? message })) }
  const payload = asked.answer.data.createSavedQuery
  const { id, slug } = payload?.savedQuery ?? {}
  if (id && slug) {
    forgetAnswers()
    return { id, slug }
  }
  const problems = (payload?.problems ?? []).map(({ message, messageEn, suggestion, suggestionEn }) => ({ zh: [message, suggestion].filter(Boolean).join('：'), en: [messageEn ?? message, suggestionEn ?? suggestion].filter(Boolean).join(': ') }))
  const errors = (payload?.errors ?? []).map(({ message }) => ({ zh: message, en: message }))
  return { messages: problems.length > 0 ? problems : errors }
}
