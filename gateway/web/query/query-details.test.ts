import { describe, expect, it } from 'vitest'
import type { Asked } from '../graph/answer.ts'
import { changesOf, detailsOf, detailsRefused } from './query-details.ts'
import type { UpdateQueryMutation } from './query.operations.ts'

type Problem = NonNullable<NonNullable<UpdateQueryMutation['updateSavedQuery']>['problems']>[number]

const before = detailsOf({ name: '小麦', nameEn: null, description: null, descriptionEn: null, visibility: 'PEOPLE', tags: ['农业', '河南'], folder: null })
const answered = (problems: Problem[]): Asked<UpdateQueryMutation> => ({
  answer: { data: { updateSavedQuery: { savedQuery: null, problems, errors: problems.map(({ code, message, path }) => ({ code, message, path })) } }, problems: [], degraded: [], version: null, ms: 1 },
})

describe('changesOf', () => {
  it('has what was changed and nothing else', () => {
    expect(changesOf(before, before)).toEqual({})
    expect(changesOf(before, { ...before, visibility: 'PUBLIC', description: ' 说明 ' })).toEqual({ visibility: 'PUBLIC', description: '说明' })
  })

  it('clears what was emptied, and takes tags apart at commas of both kinds', () => {
    expect(changesOf({ ...before, folder: '旧' }, { ...before, folder: ' ', tags: '农业，长期观测、 水,,水' })).toEqual({ folder: null, tags: ['农业', '长期观测', '水'] })
    expect(changesOf(before, { ...before, tags: '' })).toEqual({ tags: [] })
  })
})

describe('detailsRefused', () => {
  it('is none where they were saved', () => {
    expect(detailsRefused(answered([]), before)).toBeNull()
  })

  it('tells reasons at their fields, others beside them, and that the query moved', () => {
    const refused = detailsRefused(answered([
      { code: 'DESCRIPTION_EMPTY', message: '须有说明', messageEn: 'a description', path: ['input', 'description'] },
      { code: 'CONFLICT', message: '已是版本 3', messageEn: 'version 3', path: ['input', 'expectedVersion'] },
    ]), before)
    expect(refused).toEqual({ fields: { description: { zh: '须有说明', en: 'a description' } }, others: [{ zh: '已是版本 3', en: 'version 3' }], moved: true })
  })

  it('tells what kept the graph from answering', () => {
    const refused = detailsRefused({ failure: { kind: 'unreachable' } }, before)
    expect(refused).toMatchObject({ fields: {}, moved: false })
    expect(refused?.others[0]?.zh).toContain('网络')
  })
})
