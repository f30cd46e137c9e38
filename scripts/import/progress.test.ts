import { describe, expect, it } from 'vitest'
import type { ImportEvent } from './events.ts'
import { FORMATS } from './formats.ts'
import { createProgress } from './progress.ts'

const [format] = FORMATS
if (!format) throw new Error('no formats')
const source = { format, file: { path: '/data/corpus.jsonl', size: 200, encoding: 'utf-8' as const, bytesRead: 100, notes: [] } }
const seen: ImportEvent = { kind: 'seen', source, typename: 'Paper', brought: false }

const watch = (isTTY: boolean) => {
  const written: string[] = []
  let time = 0
  const progress = createProgress({ isTTY, write: (text) => written.push(text) }, () => time)
  return { progress, written, at: (ms: number) => (time = ms) }
}

describe('createProgress', () => {
  it('shows file, share, records and rate, twice a second on a terminal, in one line', () => {
    const { progress, written, at } = watch(true)
    progress.show({ kind: 'started', source })
    for (let record = 1; record <= 100; record++) {
      at(record * 10)
      progress.show(seen)
    }
    const lines = written.filter((text) => text.trim() !== '')
    expect(lines).toEqual(['corpus.jsonl  50%  0 records  0/s', 'corpus.jsonl  50%  50 records  100/s', 'corpus.jsonl  50%  100 records  100/s'])
    expect(written.join('')).not.toContain('\n')
    progress.clear()
    expect(written.at(-1)).toMatch(/^\r +\r$/)
  })
  it('writes lines now and then where there is no terminal', () => {
    const { progress, written, at } = watch(false)
    progress.show({ kind: 'started', source })
    for (const ms of [1_000, 4_000, 5_001]) {
      at(ms)
      progress.show(seen)
    }
    expect(written).toEqual(['corpus.jsonl  50%  0 records  0/s\n', 'corpus.jsonl  50%  3 records  1/s\n'])
  })
})
