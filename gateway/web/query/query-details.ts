import type { Asked } from '../graph/answer.ts'
import { type Refusal, refusalOf } from '../graph/refusal.ts'
import type { QueryVisibility, UpdateQueryMutation, UpdateSavedQueryInput } from './query.operations.ts'

/** What its owner says about a query, as a form has it. */
export interface QueryDetails {
  name: string
  nameEn: string
  description: string
  descriptionEn: string
  visibility: QueryVisibility
  /** With a comma of either kind between them. */
  tags: string
  folder: string
}

export type DetailName = keyof QueryDetails

interface Described { name: string | null; nameEn: string | null; description: string | null; descriptionEn: string | null; visibility: QueryVisibility | null; tags: readonly string[] | null; folder: string | null }

export const detailsOf = ({ name, nameEn, description, descriptionEn, visibility, tags, folder }: Described): QueryDetails => ({
  name: name ?? '', nameEn: nameEn ?? '', description: description ?? '', descriptionEn: descriptionEn ?? '', visibility: visibility ?? 'PRIVATE', tags: (tags ?? []).join(', '), folder: folder ?? '',
})

const tagsOf = (text: string): string[] => [...new Set(text.split(/[,，、]/).map((tag) => tag.trim()).filter((tag) => tag !== ''))]

const written = (details: QueryDetails, name: DetailName): string | string[] | null => (name === 'tags' ? tagsOf(details.tags) : details[name].trim() || null)

/** What was changed and nothing else, so that what somebody changed meanwhile elsewhere stays. */
export const changesOf = (before: QueryDetails, now: QueryDetails): Omit<UpdateSavedQueryInput, 'id' | 'expectedVersion'> =>
  Object.fromEntries((Object.keys(now) as DetailName[]).filter((name) => before[name] !== now[name]).map((name) => [name, written(now, name)]))

export interface DetailsRefused {
  /** At their fields. */
  fields: Partial<Record<DetailName, Refusal>>
  /** Whatever else there is. */
  others: readonly Refusal[]
  /** The query is of another version than the one that was read. */
  moved: boolean
}

/** Why the details were not saved, each reason at its field; null where they were. */
export const detailsRefused = (asked: Asked<UpdateQueryMutation>, details: QueryDetails): DetailsRefused | null => {
  const refusal = refusalOf(asked, ({ updateSavedQuery }) => updateSavedQuery)
  if (refusal === null) return null
  const problems = ('answer' in asked && asked.answer.data.updateSavedQuery?.problems) || []
  const fields: Partial<Record<DetailName, Refusal>> = {}
  const others: Refusal[] = []
  for (const { message, messageEn, path } of problems) {
    const name = path?.[1]
    if (name !== undefined && Object.hasOwn(details, name)) fields[name as DetailName] ??= { zh: message, en: messageEn ?? message }
    else others.push({ zh: message, en: messageEn ?? message })
  }
  return { fields, others: problems.length === 0 ? [refusal] : others, moved: problems.some(({ code }) => code === 'CONFLICT') }
}
