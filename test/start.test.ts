import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { openDataFolder } from '../scripts/start/data-folder.ts'
import { ask, type GraphProcess, startProcess } from './support/graph-process.ts'

const root = mkdtempSync(join(tmpdir(), 'keyuan-start-'))
const started: GraphProcess[] = []
let folders = 0
const folder = (): string => join(root, `data${folders++}`)
const start = async (data: string, ...more: string[]): Promise<GraphProcess> => {
  const process = await startProcess(['scripts/start.ts', '--port', '0', '--data', data, '--no-demo', ...more])
  started.push(process)
  return process
}
/** What it says where it cannot start: one sentence, no stack. */
const refusal = async (...args: string[]): Promise<string> => {
  const error = await startProcess(['scripts/start.ts', '--no-demo', ...args]).then(() => null, (found: unknown) => found as Error)
  if (!error) throw new Error('it started')
  const said = error.message.slice(error.message.indexOf(': ') + 2).trim()
  expect(said.split('\n')).toHaveLength(1)
  return said
}

afterEach(async () => {
  for (const process of started.splice(0)) await process.end('SIGINT')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('npm start', () => {
  it('stops cleanly on Ctrl-C and finds its data again; after a kill as well', async () => {
    const data = folder()
    const first = await start(data)
    expect((await ask(first.url, '{ resourceTypes { code } }')).errors).toBeUndefined()
    expect(await first.end('SIGINT')).toBe(0)
    const second = await start(data)
    await second.end('SIGKILL')
    const third = await start(data)
    expect((await ask(third.url, '{ __typename }')).data).toEqual({ __typename: 'Query' })
  }, 120_000)

  it('several run side by side, and a second one on the same folder says who has it', async () => {
    const data = folder()
    const first = await start(data)
    await start(folder())
    expect(await refusal('--port', '0', '--data', data)).toContain(`pid ${first.child.pid}`)
  }, 120_000)

  it('a port in use: says so and how to choose another', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    expect(await refusal('--port', String(port), '--data', folder())).toContain('--port')
    server.close()
    expect(await refusal('--port', 'x', '--data', folder())).toContain('0–65535')
    expect(await refusal('--nonsense')).toContain('--fresh')
  }, 60_000)

  it('a folder that is somebody else\'s, broken, or of a newer release: says what to do, and touches nothing', async () => {
    const foreign = folder()
    mkdirSync(foreign)
    writeFileSync(join(foreign, 'thesis.txt'), 'mine')
    expect(await refusal('--port', '0', '--data', foreign, '--fresh')).toContain('--data')
    expect(readFileSync(join(foreign, 'thesis.txt'), 'utf8')).toBe('mine')

    const newer = folder()
    mkdirSync(newer)
    writeFileSync(join(newer, 'keyuan.json'), '{"layout":99,"demoLoaded":true}')
    expect(await refusal('--port', '0', '--data', newer)).toContain('更新的版本')

    const broken = folder()
    mkdirSync(join(broken, 'postgres', 'cluster'), { recursive: true })
    writeFileSync(join(broken, 'keyuan.json'), '{"layout":1,"demoLoaded":true}')
    writeFileSync(join(broken, 'postgres', 'cluster', 'half'), 'x')
    expect(await refusal('--port', '0', '--data', broken)).toContain('--fresh')
    expect(existsSync(join(broken, 'lock'))).toBe(false)
  }, 60_000)

  it('a folder that may not be written to: says so', async () => {
    const file = join(root, 'a-file')
    writeFileSync(file, '')
    chmodSync(file, 0o400)
    expect(await refusal('--port', '0', '--data', join(file, 'data'))).toContain('--data')
  }, 60_000)
})

describe('openDataFolder', () => {
  it('takes over the lock of a process that is gone', () => {
    const path = folder()
    mkdirSync(path)
    writeFileSync(join(path, 'lock'), '999999999 1')
    openDataFolder(path, false).release()
  })

  it('--fresh empties a folder of ours', () => {
    const path = folder()
    openDataFolder(path, false).release()
    writeFileSync(join(path, 'old'), 'x')
    openDataFolder(path, true).release()
    expect(existsSync(join(path, 'old'))).toBe(false)
  })
})
