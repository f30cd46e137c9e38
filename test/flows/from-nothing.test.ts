import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../scripts/free-port.ts'
import { findPython } from '../../subgraphs/template/test/python.ts'
import { type GraphProcess, startProcess } from '../support/graph-process.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const run = promisify(execFile)

const python = findPython()
/** The page's blocks use the template's own port. */
const isFree = await new Promise<boolean>((free) => {
  const server = createServer().once('error', () => free(false))
  server.listen(4801, '127.0.0.1', () => server.close(() => free(true)))
})
const missing = !python ? 'Python ≥ 3.11' : !isFree ? 'a free port 4801' : null
if (missing) console.warn(`没有 ${missing},不执行样板页的代码块 / without ${missing} the blocks of the template's page are not run`)

describe.skipIf(missing !== null)('subgraphs/template/README.md', () => {
  let graph: GraphProcess
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'keyuan-from-nothing-'))
    graph = await startProcess(['scripts/start.ts', '--port', String(await freePort()), '--data', join(folder, 'data'), '--no-demo'], {}, 120_000)
  }, 150_000)
  afterAll(async () => {
    const pid = join(folder, 'observatory', 'app.pid')
    if (existsSync(pid)) process.kill(Number(readFileSync(pid, 'utf8')))
    await graph.end()
    rmSync(folder, { recursive: true, force: true })
  })

  it('leads from nothing to searchable, by its own blocks and nothing else', async () => {
    const environment = { ...process.env, KEYUAN_GRAPH: graph.url.replace('/graphql', ''), KEYUAN_DATA: join(folder, 'data'), PARTNER: join(folder, 'observatory') }
    const { stdout } = await run(process.execPath, ['scripts/run-readme.ts', 'subgraphs/template/README.md'], { cwd: ROOT, env: { ...environment, INIT_CWD: ROOT }, maxBuffer: 10_000_000 })
    console.log(stdout.trim().split('\n').at(-1))
    expect(stdout).toMatch(/all 7 blocks done: [\d.]+ minutes/)
    expect(stdout).toContain('observatory:fast')
  }, 420_000)
})
