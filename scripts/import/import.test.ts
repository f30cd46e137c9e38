import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeGraph, startFakeGraph } from './fake-graph.ts'
import { DATA, hasData } from './real-files.ts'

const CLI = fileURLToPath(new URL('./import.ts', import.meta.url))
const HEADER = '"项目批准号","项目类别","项目名称","依托单位","负责人","金额","起止年月","总评"'
const grants = (from: number, many: number): string =>
  [HEADER, ...Array.from({ length: many }, (_, at) => `"7${String(from + at).padStart(7, '0')}","面上项目","课题${from + at}","清华大学","张伟","48","2018.01-2021.12","良"`)].join('\n')

let graph: FakeGraph
let folder: string
let data: string
beforeEach(async () => {
  graph = await startFakeGraph()
  folder = await mkdtemp(join(tmpdir(), 'keyuan-import-'))
  data = join(folder, '.keyuan')
  await mkdir(data)
  await writeFile(join(data, 'run.json'), JSON.stringify({ url: `${graph.base}/graphql`, internalUrl: graph.base, internalToken: graph.token }))
})
afterEach(async () => {
  await graph.close()
  await rm(folder, { recursive: true })
})

interface Ended { code: number | null; out: string; err: string }
const start = (...args: string[]): { child: ChildProcess; ended: Promise<Ended> } => {
  const child = spawn(process.execPath, [CLI, ...args], { cwd: folder })
  const [out, err]: string[][] = [[], []]
  child.stdout.on('data', (piece: Buffer) => out?.push(piece.toString()))
  child.stderr.on('data', (piece: Buffer) => err?.push(piece.toString()))
  return { child, ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, out: out?.join('') ?? '', err: err?.join('') ?? '' }))) }
}
const run = (...args: string[]): Promise<Ended> => start(...args).ended
const put = async (name: string, content: string): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}
const refusedLines = async (): Promise<Record<string, unknown>[]> => (await readFile(join(data, 'import-refused.jsonl'), 'utf8')).trim().split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>)

describe('npm run import', () => {
  it('sends batches of at most 500, with a tally that adds up, and finds all unchanged the second time', async () => {
    const file = await put('grants.csv', grants(0, 1_234))
    const first = await run(file)
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining('Project       seen 1,234 = created 1,234') })
    expect(graph.batches.map(({ namespace, items }) => [namespace, items.length])).toEqual([['submissions', 500], ['submissions', 500], ['submissions', 235]])
    expect(graph.batches.every(({ bytes }) => bytes < 1_048_576)).toBe(true)
    expect(first.err).toMatch(/grants\.csv {2}\d+% {2}[\d,]+ records {2}[\d,]+\/s/)
    const second = await run(file)
    expect(second).toMatchObject({ code: 0, out: expect.stringContaining('total  seen 1,235 = unchanged 1,235') })
  })

  it('can be stopped by a signal, says how far it came, and goes on when started again', async () => {
    const file = await put('grants.csv', grants(0, 5_000))
    graph.delayMs = 150
    const { child, ended } = start(file)
    while (graph.batches.length < 2) await new Promise((resolve) => setTimeout(resolve, 10))
    child.kill('SIGINT')
    const stopped = await ended
    const [, seen = '', created = '', rest = ''] = /total {2}seen ([\d,]+) = created ([\d,]+) \+ not sent ([\d,]+)/.exec(stopped.out) ?? []
    const [all = 0, done = 0, left = 0] = [seen, created, rest].map((text) => Number(text.replace(',', '')))
    expect(stopped).toMatchObject({ code: 130, out: expect.stringContaining('Stopped. Run it again to go on') })
    expect([done, left]).toEqual([graph.stored.size, all - graph.stored.size])
    expect(done).toBeGreaterThanOrEqual(1_000)
    expect(done).toBeLessThan(5_000)
    graph.delayMs = 0
    expect(await run(file)).toMatchObject({ code: 0, out: expect.stringContaining(`seen 5,001 = created ${(5_001 - done).toLocaleString('en')} + unchanged ${done.toLocaleString('en')}`) })
  })

  it('waits for a graph that is busy', async () => {
    graph.failures.push(503, 503)
    expect(await run(await put('grants.csv', grants(0, 10)))).toMatchObject({ code: 0, out: expect.stringContaining('seen 11 = created 11') })
  })

  it('lists every refused record and writes it down, its own and the graph’s', async () => {
    graph.refuse = ({ sourceId }) => (sourceId === '70000001' ? [{ code: 'CSTR_MALFORMED', message: '标识不正确' }] : [])
    const file = await put('grants.csv', `${grants(0, 3)}\n"","面上项目","无号","甲","乙","1","2018.01-2021.12","良"\n`)
    const { code, out } = await run(file)
    expect(code).toBe(0)
    expect(out).toContain(`refused: ${file} record 5: ID_MISSING`)
    expect(out).toContain(`refused by the graph: ${file} record 3 (70000001): CSTR_MALFORMED 标识不正确`)
    expect(out).toContain('seen 5 = created 3 + refused 2')
    expect(await refusedLines()).toEqual([
      { file, record: 5, by: 'importer', reasons: [{ code: 'ID_MISSING', message: expect.any(String) }] },
      { file, record: 3, sourceId: '70000001', by: 'graph', reasons: [{ code: 'CSTR_MALFORMED', message: '标识不正确' }] },
    ])
  })

  it('refuses confidential records without a word of them on the screen or on disk', async () => {
    const header = HEADER.replace('"总评"', '"总评","密级"')
    const file = await put('grants.csv', `${header}\n"70000001","面上项目","某型装备","甲","乙","1","2018.01-2021.12","良","机密"\n"70000002","面上项目","公开课题","甲","乙","1","2018.01-2021.12","良","公开"\n`)
    const { out, err } = await run(file)
    expect(out).toContain('CONFIDENTIAL_NOT_ALLOWED')
    expect(`${out}${err}${JSON.stringify(await refusedLines())}`).not.toMatch(/某型装备|70000001/)
    expect(graph.batches.flatMap(({ items }) => items.map(({ sourceId }) => sourceId))).toEqual(['program', '70000002'])
  })

  it('names files that nobody knows, with the reason, and calls a run without records no success', async () => {
    await put('notes.txt', 'dear diary')
    await put('other.csv', 'a,b\n1,2\n')
    await put('page.xml', '<?xml version="1.0"?><a/>')
    const { code, out } = await run(folder)
    expect(code).toBe(1)
    expect(out).toContain('not recognised (1): no format knows it\n  ')
    expect(out).toContain('not recognised (1): no format knows its columns (a, b)')
    expect(out).toContain('not recognised (1): XML: no format of the importer reads it')
    expect(out).toContain('No record was seen.')
  })

  it('is no success where a file cannot be read, or where everything is refused', async () => {
    const good = await put('grants.csv', grants(0, 1))
    expect(await run(good, join(folder, 'missing.csv'))).toMatchObject({ code: 1, out: expect.stringContaining('missing.csv  cannot be read: ENOENT') })
    graph.refuse = ({ typename }) => (typename === 'Project' ? [{ code: 'BAD_INPUT', message: 'no' }] : [])
    expect(await run(good)).toMatchObject({ code: 1, out: expect.stringContaining('seen 2 = unchanged 1 + refused 1') })
    expect(await run(await put('empty.csv', HEADER))).toMatchObject({ code: 1, out: expect.stringContaining('No record was seen.') })
  })

  it('says in a sentence that no graph is running, that the token is wrong, or how it is called', async () => {
    const file = await put('grants.csv', grants(0, 1))
    expect(await run(file, '--data', join(folder, 'elsewhere'))).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^No graph is running: .*npm start/) })
    expect(await run(file, '--token', 'wrong')).toMatchObject({ code: 1, err: expect.stringContaining('refused the token'), out: expect.stringContaining('seen 2 = not sent 2') })
    expect(await run()).toMatchObject({ code: 1, err: expect.stringContaining('npm run import -- <file…|folder…>') })
    expect(await run(file, '--colour')).toMatchObject({ code: 1, err: expect.stringContaining('--colour') })
    await graph.close()
    expect(await run(file)).toMatchObject({ code: 1, err: expect.stringContaining('No graph answers at') })
  })

  it.skipIf(!hasData)('reads the programmes folder as it lies, organisations first when they are given later', async () => {
    const { code, out } = await run(join(DATA, 'programs'), join(DATA, 'instruments'))
    expect(code).toBe(0)
    expect(graph.batches[0]?.namespace).toBe('platforms')
    expect(out).toContain('total  seen 22,807 = created 22,782 + deleted 24 + refused 1')
  })
})
