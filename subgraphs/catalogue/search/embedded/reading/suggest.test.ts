import { join } from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { built, tombstone } from '../../contract/fixtures.ts'
import type { IndexDocument, IndexTombstone, Suggestible } from '../../port.ts'
import { temporaryFolders } from '../fixtures/temporary-folders.ts'
import { openFile } from '../storage/open-file.ts'
import { packEntry } from '../storage/pack-entry.ts'
import { writeBatch } from '../storage/write-batch.ts'
import { suggest } from './suggest.ts'
import { vocabulary } from './vocabulary.ts'

const folders = temporaryFolders()
afterAll(folders.remove)

const openIndex = () => {
  const { db } = openFile(join(folders.make(), 'index.sqlite'))
  onTestFinished(() => db.close())
  return { db, write: (...batch: (IndexDocument | IndexTombstone)[]) => writeBatch(db, batch.map(packEntry), 'p') }
}
const of = (text: string): Suggestible => ({ kind: 'TERM', text, keys: [text.toLowerCase(), text.charAt(0).toLowerCase()] })

describe('suggest', () => {
  it('puts first what more records bear, then the shorter, then by the text; what begins exactly before what nearly does', () => {
    const { db, write } = openIndex()
    write(...['Wheat rust', 'Wheat', 'Wheel', 'Whey'].map((text, i) => built(`a:${i}`, { suggestions: [of(text)] })), ...[5, 6].map((i) => built(`a:${i}`, { suggestions: [of('Wheelbarrow'), of('Whale')] })))
    const texts = (text: string, fuzzy = false) => suggest(db, { text, kinds: ['TERM'], first: 9, fuzzy }).map((each) => each.text)
    expect(texts('w')).toEqual(['Whale', 'Wheelbarrow', 'Whey', 'Wheat', 'Wheel', 'Wheat rust'])
    expect(texts('wheat')).toEqual(['Wheat', 'Wheat rust'])
    expect(texts('wheat', true)).toEqual(['Wheat', 'Wheat rust'])
    expect(texts('whea', true)).toEqual(['Wheat', 'Wheat rust', 'Whale', 'Wheelbarrow', 'Whey', 'Wheel'])
  })

  it('leaves nothing behind in any table when the last record goes, also within one batch', () => {
    const { db, write } = openIndex()
    write(built('a:1', { suggestions: [of('Wheat'), of('Wheat'), of('Rust')] }), built('a:1', { version: 2n, suggestions: [of('Rust')] }), tombstone('a:1', 3n))
    write(built('a:2', { suggestions: [of('Gene')] }), built('a:3', { suggestions: [of('Gene')] }))
    expect(db.prepare('SELECT text, uses FROM suggestion').all().map((row) => ({ ...row }))).toEqual([{ text: 'Gene', uses: 2 }])
    write(tombstone('a:2', 2n), built('a:3', { version: 2n }))
    for (const table of ['suggestion', 'suggestion_of', 'suggestion_key']) expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n).toBe(0)
  })
})

describe('vocabulary', () => {
  it('knows the words of a batch that had to be written again', () => {
    const { db, write } = openIndex()
    const wheat = built('a:1', { public: { text: { title: { words: ['wheat'], bigrams: [], exact: [] } } } })
    const broken = { ...wheat, id: 'a:2', bucket: 'no number' as unknown as number }
    expect(() => write(wheat, broken)).toThrow()
    write(wheat)
    expect(vocabulary(db, ['wheta'], 3)).toEqual([{ word: 'wheta', records: 0, similar: [{ word: 'wheat', records: 1, edits: 1 }] }])
  })
})
