import { expect, it } from 'vitest'
import { analyseQuery } from '../search/query.ts'
import { hitTexts } from './hit-texts.ts'

it('hitTexts: read once and shown once by field, whoever asks; what the viewer does not see is nothing', async () => {
  let loads = 0
  const texts = hitTexts(async () => {
    loads += 1
    return { title: ['小麦'], abstract: ['水稻与小麦'] }
  }, analyseQuery('小麦')?.marked ?? [])
  const [abstract, again, all] = await Promise.all([texts.of('abstract'), texts.of('abstract'), texts.all()])
  expect(abstract?.fragments).toEqual(['水稻与<mark>小麦</mark>'])
  expect(again).toBe(abstract)
  expect(all?.map(([field]) => field)).toEqual(['title', 'abstract'])
  expect(all?.[1]?.[1]).toBe(abstract)
  expect(await texts.of('creator')).toBeNull()
  expect(loads).toBe(1)
  expect(await hitTexts(() => Promise.resolve(null), []).all()).toBeNull()
})
