import { expect, it } from 'vitest'
import type { SearchEngine } from '../port.ts'
import { entry, fill, ids } from './fixtures.ts'

export const swapContract = (engine: () => SearchEngine): void => {
  it('swap leaves the current index alone until it is finished, then puts the new one in its place', async () => {
    await fill(engine(), { 'a:old': { title: '小麦' } }, 'old')
    const swap = await engine().swap()
    await swap.write([entry('a:new', { title: '小麦' })], 'new')
    expect(await ids(engine(), { q: '小麦' })).toEqual(['a:old'])
    await fill(engine(), { 'a:meanwhile': { title: '小麦' } }, 'old-2')
    expect((await engine().stats()).position).toBe('old-2')
    await swap.finish(new Map([['DATASET', 1]]))
    expect(await ids(engine(), { q: '小麦' })).toEqual(['a:new'])
    expect(await engine().stats()).toMatchObject({ documents: 1, position: 'new' })
    await fill(engine(), { 'a:later': { title: '小麦' } }, 'new-2')
    expect((await ids(engine(), { q: '小麦' })).sort()).toEqual(['a:later', 'a:new'])
  })

  it('swap refuses to finish with too few documents of a type, names it, and can go on', async () => {
    await fill(engine(), { 'a:old': { title: '小麦' } })
    const swap = await engine().swap()
    await swap.write([entry('a:1', { title: '小麦' }), entry('a:2', { title: '小麦' }), entry('a:3', { title: '小麦', resourceType: 'PAPER' })], '1')
    const atLeast = new Map([['DATASET', 2], ['PAPER', 2], ['STRAIN', 1]])
    await expect(swap.finish(atLeast)).rejects.toThrow(/PAPER 只有 1 条[^]*STRAIN 只有 0 条/)
    await expect(swap.finish(atLeast)).rejects.not.toThrow(/DATASET/)
    expect(await ids(engine(), { q: '小麦' })).toEqual(['a:old'])
    await swap.write([entry('a:4', { title: '小麦', resourceType: 'PAPER' }), entry('a:5', { title: '小麦', resourceType: 'STRAIN' })], '2')
    await swap.finish(atLeast)
    expect((await ids(engine(), { q: '小麦' })).sort()).toEqual(['a:1', 'a:2', 'a:3', 'a:4', 'a:5'])
  })

  it('swap abandoned leaves everything as it was, and another may begin', async () => {
    await fill(engine(), { 'a:old': { title: '小麦' } }, 'old')
    const swap = await engine().swap()
    await swap.write([entry('a:1', { title: '小麦' })], '1')
    await swap.abandon()
    await expect(swap.finish(new Map())).rejects.toThrow()
    expect(await engine().stats()).toMatchObject({ documents: 1, position: 'old' })
    const another = await engine().swap()
    await another.finish(new Map())
    expect(await engine().stats()).toMatchObject({ documents: 0, position: null })
  })

  it('swap under questions: each is answered, from the old index or the new one', async () => {
    await fill(engine(), { 'a:old': { title: '小麦' } })
    const swap = await engine().swap()
    await swap.write([entry('a:new', { title: '小麦' })], '1')
    let done = false
    const asking = Promise.all(Array.from({ length: 8 }, async () => {
      const seen = new Set<string>()
      while (!done) for (const id of await ids(engine(), { q: '小麦' })) seen.add(id)
      return [...seen]
    }))
    await swap.finish(new Map([['DATASET', 1]]))
    done = true
    for (const seen of await asking) expect(seen.filter((id) => id !== 'a:old' && id !== 'a:new')).toEqual([])
    expect(await ids(engine(), { q: '小麦' })).toEqual(['a:new'])
  })
}
