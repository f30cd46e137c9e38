import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inChunks, inOriginalPlaces, uniqueRepresentations } from '../../data-source/representations.ts'

describe('uniqueRepresentations', () => {
  it('leaves references alone that are all different', () => {
    const references = [{ __typename: 'A', id: '1' }, { __typename: 'B', id: '1' }, { __typename: 'A', id: '2' }]
    expect(uniqueRepresentations(references)).toEqual({ unique: references })
  })

  it('tells references with further keys apart', () => {
    const references = [{ __typename: 'A', id: '1', weight: 1 }, { __typename: 'A', id: '1', weight: 2 }, { __typename: 'A', id: '1' }]
    expect(uniqueRepresentations(references).unique).toHaveLength(3)
  })

  it('takes keys that are objects for what they are, whatever their name', () => {
    const references = [{ __typename: 'T', id: { org: 1 } }, { __typename: 'T', id: { org: 2 } }, { __typename: 'T', id: { org: 1 } }]
    expect(uniqueRepresentations(references)).toEqual({ unique: references.slice(0, 2), indexOf: [0, 1, 0], firstOf: [0, 1] })
  })

  it('maps answers back to every original, whatever the list', () => {
    const reference = fc.record({ __typename: fc.constantFrom('A', 'B'), id: fc.constantFrom('1', '2', '3') })
    fc.assert(fc.property(fc.array(reference, { maxLength: 30 }), (references) => {
      const { unique, indexOf, firstOf } = uniqueRepresentations(references)
      expect(new Set(unique.map((each) => JSON.stringify(each))).size).toBe(unique.length)
      const back = indexOf ? indexOf.map((index) => unique[index]) : unique
      expect(back).toEqual(references)
      firstOf?.forEach((original, index) => expect(references[original]).toEqual(unique[index]))
    }))
  })
})

describe('inChunks', () => {
  it('keeps order and size', () => {
    expect(inChunks([1, 2, 3, 4, 5], 2)).toEqual([{ from: 0, items: [1, 2] }, { from: 2, items: [3, 4] }, { from: 4, items: [5] }])
    expect(inChunks([], 2)).toEqual([])
  })
})

describe('inOriginalPlaces', () => {
  it('gives each place an object of its own, all the way down', () => {
    const entity = { id: 'a', list: [{ x: 1 }, null], nested: { y: 2 } }
    const [first, second, third] = inOriginalPlaces([entity, null], [0, 0, 1])
    expect([first, second, third]).toEqual([entity, entity, null])
    expect(second).not.toBe(first)
    expect((second as typeof entity).list).not.toBe((first as typeof entity).list)
    expect((second as typeof entity).list[0]).not.toBe((first as typeof entity).list[0])
    expect((second as typeof entity).nested).not.toBe((first as typeof entity).nested)
  })
})
