import { afterAll, beforeAll, expect, it } from 'vitest'
import { ANONYMOUS } from '../../schema/viewer.ts'
import { type CatalogueContext, createContext } from './context.ts'
import { type SearchArguments, searchPage } from './resolvers/searchResources.ts'
import type { CatalogueRuntime } from './runtime.ts'
import { entry, write } from './search/contract/fixtures.ts'
import { temporaryFolders } from './search/embedded/fixtures/temporary-folders.ts'
import { openEmbeddedEngine } from './search/embedded/open-embedded-engine.ts'
import type { SearchEngine } from './search/port.ts'

const folders = temporaryFolders()
let engine: SearchEngine
let context: CatalogueContext
const QUERY = '海洋噪声对鲸类繁殖迁徙的影响'

beforeAll(async () => {
  engine = await openEmbeddedEngine({ folder: folders.make() })
  await write(engine, Array.from({ length: 12 }, (_, at) => entry(`w:${at}`, { title: `海洋噪声对鲸类听觉 ${at}` })))
  context = createContext({ engine } as CatalogueRuntime, { viewer: ANONYMOUS, requestId: 'test' })
})
afterAll(async () => {
  await engine.close()
  folders.remove()
})

/** By title, since the scores themselves move with what is published. */
const pageOf = async (args: SearchArguments) => {
  const { found, settled } = await searchPage({ q: QUERY, sort: 'TITLE_PINYIN', ...args }, context)
  const { hits, pageInfo } = await found()
  return { ids: hits.map(({ id }) => id), interpretation: settled.interpretation, ...pageInfo }
}

it('searchPage: cursors go on, forward and backward, by the reading of the first page, though a better hit was published meanwhile', async () => {
  const first = await pageOf({ first: 5 })
  expect(first.ids).toHaveLength(5)
  await write(engine, [entry('w:exact', { title: QUERY })])
  expect((await pageOf({ first: 5 })).ids).toEqual(['w:exact'])
  const second = await pageOf({ first: 5, after: first.endCursor })
  const third = await pageOf({ first: 5, after: second.endCursor })
  expect([...first.ids, ...second.ids, ...third.ids].toSorted()).toEqual(Array.from({ length: 12 }, (_, at) => `w:${at}`).toSorted())
  expect(second.interpretation).toEqual(first.interpretation)
  expect((await pageOf({ last: 5, before: second.startCursor })).ids).toEqual(first.ids)
  expect((await pageOf({ first: 5, page: 1 })).ids).toEqual(['w:exact'])
})
