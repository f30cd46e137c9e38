import { describe, expect, it } from 'vitest'
import { resourceId } from '../../schema/resource-id.ts'
import type { ImportEvent } from './events.ts'
import type { Broken, Format, RawRecord } from './format.ts'
import { importFiles } from './import-files.ts'
import type { RecognisedFile } from './recognise-files.ts'
import { equation, reportLines } from './report.ts'
import { count, createTally, totalOf } from './tally.ts'
import { unreadable } from './unreadable.ts'
import { upsert } from './upsert.ts'
import type { Upserter } from './upserter.ts'

interface Entry { id: string; title?: string; 密级?: string }

const formatOf = (entries: readonly (Entry | Broken['broken'] | Error)[]): Format<Entry> => ({
  name: 'entries',
  about: 'entries of a test',
  recognise: () => true,
  async *read(): AsyncGenerator<RawRecord<Entry> | Broken> {
    for (const [at, value] of entries.entries()) {
      if (value instanceof Error) throw value
      yield 'code' in value ? { number: at + 1, broken: value } : { number: at + 1, value }
    }
  },
  map: ({ value: { id, title } }) => ({ upserts: [upsert({ source: 's', sourceId: id, typename: 'Paper', resourceType: 'PAPER', metadataFormat: 'test' }, { title })] }),
})
const sourceOf = (path: string, ...entries: (Entry | Broken['broken'] | Error)[]): RecognisedFile => ({ format: formatOf(entries) as Format, file: { path, size: 1, encoding: 'utf-8', bytesRead: 0, notes: [] } })
const graph = (result: 'CREATED' | 'REFUSED' = 'CREATED', id = (namespace: string, sourceId: string): string => resourceId(namespace, 's', sourceId)): Upserter => async (namespace, items) =>
  items.map(({ sourceId }) => ({ sourceId, id: id(namespace, sourceId), result, position: null, findings: result === 'REFUSED' ? [{ code: 'BAD_INPUT', message: 'no' }] : [] }))
const run = async (sources: RecognisedFile[], upserter = graph(), stop = new AbortController()) => {
  const [events, tally]: [ImportEvent[], ReturnType<typeof createTally>] = [[], createTally()]
  for await (const event of importFiles(sources, upserter, stop.signal)) {
    events.push(event)
    count(tally, event)
  }
  return { events, tally, refusals: events.flatMap((event) => (event.kind === 'outcome' && event.refusal ? [event.refusal] : [])) }
}

describe('importFiles', () => {
  it('counts what was created and refused, by whom and why', async () => {
    const { tally, refusals } = await run([sourceOf('a', { id: '1', title: '一' }, { code: 'BAD_ROW', message: 'torn' }, { id: '3' })])
    expect(equation(totalOf(tally))).toBe('seen 3 = created 1 + refused 2')
    expect(refusals).toEqual([
      { number: 2, sourceId: undefined, reasons: [{ code: 'BAD_ROW', message: 'torn' }], by: 'importer' },
      { number: 3, sourceId: '3', reasons: [{ code: 'TITLE_MISSING', message: 'the record has no title' }], by: 'importer' },
    ])
  })
  it('refuses a confidential record without its id, and sends nothing of it', async () => {
    const sent: string[] = []
    const { tally, refusals } = await run([sourceOf('a', { id: 'K-17', title: '某型设备', 密级: '机密' })], async (_, items) => items.map(({ sourceId }) => {
      sent.push(sourceId)
      return { sourceId, id: null, result: 'CREATED', position: null, findings: [] }
    }))
    expect([sent, equation(totalOf(tally))]).toEqual([[], 'seen 1 = refused 1'])
    expect(refusals[0]).toMatchObject({ number: 1, sourceId: undefined, reasons: [{ code: 'CONFIDENTIAL_NOT_ALLOWED' }] })
    expect(JSON.stringify(refusals)).not.toMatch(/K-17|某型设备/)
  })
  it('sends the same content again, and refuses other content under the same id', async () => {
    const { tally, refusals } = await run([sourceOf('a', { id: '1', title: '一' }, { id: '1', title: '一' }), sourceOf('b', { id: '1', title: '壹' })])
    expect(equation(totalOf(tally))).toBe('seen 3 = created 2 + refused 1')
    expect(refusals[0]?.reasons).toEqual([{ code: 'DUPLICATE_ID', message: 'a record 1 gives other content under the same id; that one was taken' }])
  })
  it('goes on with the next file when one cannot be read on, and keeps what it has read', async () => {
    const { tally } = await run([sourceOf('a', { id: '1', title: '一' }, unreadable('the disk is gone')), sourceOf('b', { id: '2', title: '二' })])
    expect(equation(totalOf(tally))).toBe('seen 2 = created 2')
    expect(reportLines(tally, { recognised: [], unknown: [], unreadable: [] })).toContain('  not read to its end: the disk is gone')
  })
  it('does not catch a bug of a format', async () => {
    await expect(run([sourceOf('a', new TypeError('bug'))])).rejects.toThrow('bug')
  })
  it('lists what the graph refuses', async () => {
    const { refusals } = await run([sourceOf('a', { id: '1', title: '一' })], graph('REFUSED'))
    expect(refusals).toEqual([{ number: 1, sourceId: '1', reasons: [{ code: 'BAD_INPUT', message: 'no' }], by: 'graph' }])
  })
  it('says when the graph gave another id than links expect', async () => {
    const { events, tally } = await run([sourceOf('a', { id: '1', title: '一' })], graph('CREATED', () => 'literature:other'))
    expect(events.at(-1)).toMatchObject({ kind: 'moved', number: 1, expected: resourceId('literature', 's', '1'), id: 'literature:other' })
    expect(tally.moved).toBe(1)
  })
  it('when stopped, ends after the batch under way and counts what was not sent', async () => {
    const stop = new AbortController()
    const entries = Array.from({ length: 1_200 }, (_, at) => ({ id: String(at), title: '一' }))
    const { tally } = await run([sourceOf('a', ...entries)], async (namespace, items) => {
      stop.abort()
      return graph()(namespace, items)
    }, stop)
    expect(equation(totalOf(tally))).toBe('seen 501 = created 500 + not sent 1')
  })
})
