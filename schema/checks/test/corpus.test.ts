import { describe, expect, it } from 'vitest'
import { compose } from '../../compose.ts'
import { applyFixes } from '../apply-edits.ts'
import type { PublishedGraph } from '../check-submission.ts'
import { type Broken, CORPUS } from './corpus.ts'
import { errorsOf, GOOD, judge, repaired, SMALL_GRAPH } from './submissions.ts'

const apis = new Map<string, string>()
/** The API of the small graph with what the partner has published. */
const apiWith = ({ previous }: Broken): string => {
  if (!previous) throw new Error('nothing was published')
  const known = apis.get(previous.sdl)
  if (known) return known
  const { artifact, errors } = compose(SMALL_GRAPH.catalogue, [...SMALL_GRAPH.subgraphs, previous])
  if (!artifact) throw new Error(JSON.stringify(errors))
  apis.set(previous.sdl, artifact.apiSdl)
  return artifact.apiSdl
}

const lineOf = (sdl: string, text: string): number => {
  const at = sdl.indexOf(text)
  if (at < 0) throw new Error(`The SDL has no «${text}»`)
  return sdl.slice(0, at).split('\n').length
}

describe('broken and risky submissions', () => {
  it('are sixty at least, each of its own name', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(60)
    expect(new Set(CORPUS.map(({ name }) => name)).size).toBe(CORPUS.length)
  })

  it.each(CORPUS.map((each) => [each.name, each] as const))('%s', (_name, broken) => {
    const published: PublishedGraph = broken.previous ? { ...SMALL_GRAPH, previous: broken.previous, apiSdl: apiWith(broken) } : SMALL_GRAPH
    const candidate = { ...GOOD, ...broken.submission, sdl: broken.sdl }
    const operations = broken.operations ?? []
    const { results, artifact } = judge(candidate, published, operations)
    const errors = errorsOf(results)

    const found = errors.find(({ check, code }) => check === broken.check && code === broken.code)
    expect(found, `${JSON.stringify(errors.map(({ check, code, message }) => [check, code, message.en]))}`).toBeDefined()
    expect(results.find(({ id }) => id === broken.check)?.status).toBe('FAILED')
    expect(found?.location).toBeDefined()
    if (broken.at !== undefined) {
      expect(errors.filter(({ check, code }) => check === broken.check && code === broken.code).map(({ location }) => location?.line)).toContain(lineOf(broken.sdl, broken.at))
    }
    for (const { message, cause, fix } of errors) for (const sentence of [message, cause, fix]) expect([sentence.zh, sentence.en].every((text) => text.trim() !== '')).toBe(true)
    expect(errors.filter(({ location, fix }) => location === undefined || (fix.edits === undefined && fix.submission === undefined))).toEqual([])
    if (broken.check === 'composition') expect(artifact).toBeUndefined()

    // Its own fix alone makes it disappear.
    if (found?.fix.edits) {
      const once = judge({ ...candidate, ...found.fix.submission, sdl: applyFixes(candidate.sdl, [found]).sdl }, published, operations)
      const same = errorsOf(once.results).filter(({ check, code, coordinate, message }) => check === found.check && code === found.code && coordinate === found.coordinate && message.en === found.message.en)
      expect(same.length).toBeLessThan(errors.filter(({ check, code, coordinate, message }) => check === found.check && code === found.code && coordinate === found.coordinate && message.en === found.message.en).length)
    }
    const after = repaired(candidate, published, operations)
    expect(after.errors.map(({ check, code, coordinate, message }) => [check, code, coordinate, message.en])).toEqual([])
  })
})
