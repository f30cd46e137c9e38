import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storedArtifact } from '../../schema/stored-artifact.ts'
import type { GraphDocument } from '../../subgraphs/registry/http/graph-document.ts'
import { testDatabase } from '../../test/postgres.ts'
import { catalogueSource, ownComposable } from '../compose.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const run = promisify(execFile)

/** As a person's shell has it: nothing of this repository, nothing of the test run. */
const environment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_(?!config_)|INIT_CWD$|NODE_|VITEST)/.test(name))),
  PATH: (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(ROOT)).join(delimiter),
}

interface Outcome { code: number; stdout: string; stderr: string }
const outcome = (command: string, args: string[], cwd: string, more: NodeJS.ProcessEnv = {}): Promise<Outcome> =>
  run(command, args, { cwd, env: { ...environment, ...more }, maxBuffer: 64 * 1024 * 1024 }).then(({ stdout, stderr }) => ({ code: 0, stdout, stderr }), (error: Outcome) => error)

const registry = await outcome('npm', ['view', 'graphql@16.15.0', 'version', '--fetch-retries=0', '--fetch-timeout=15000'], tmpdir())
if (registry.code !== 0) console.warn('包登记处不可达,跳过打包工具的测试 / no package registry can be reached: the packed tool is not tested')
const systemNode = await outcome('node', ['-p', 'process.versions.node'], tmpdir())
const isOld = systemNode.code === 0 && Number(systemNode.stdout.split('.')[0]) < 24
if (!isOld) console.warn('系统没有旧于 24 的 Node,跳过交接的测试 / no Node older than 24 here: handing over is not tested')

const graph: GraphDocument = { version: 'test', sequence: 1, catalogue: catalogueSource(), own: ownComposable(), partners: [], departed: [], apiSdl: storedArtifact().apiSdl }

describe.runIf(registry.code === 0)('the tool from npm pack, in an empty folder', () => {
  let folder: string
  let home: string
  const tool = (...args: string[]) => outcome('npx', ['keyuan-partner', ...args], home)
  const statuses = ({ stdout }: Outcome): string[] => (JSON.parse(stdout) as { results: { id: string; status: string }[] }).results.filter(({ status }) => status !== 'COMPLETED').map(({ id, status }) => `${id} ${status}`)

  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'keyuan-pack-')))
    home = join(folder, 'empty')
    mkdirSync(home)
    writeFileSync(join(folder, 'graph.json'), JSON.stringify(graph))
    // What `npm pack` runs first; its `prepare` would build the explorer anew under the feet of other tests.
    const prepared = await outcome('npm', ['run', 'prepack'], ROOT)
    expect(prepared, prepared.stderr).toMatchObject({ code: 0 })
    const packed = await outcome('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], ROOT)
    expect(packed, packed.stderr).toMatchObject({ code: 0 })
    // Without --prefix npm would install into a folder above that happens to have packages.
    const installed = await outcome('npm', ['install', '--prefix', home, '--prefer-offline', '--no-audit', '--no-fund', join(folder, 'keyuan-0.1.0.tgz')], home)
    expect(installed, installed.stderr).toMatchObject({ code: 0 })
  }, 600_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('says how it is used, with the Node that came with it', async () => {
    expect(await tool()).toMatchObject({ code: 2, stderr: expect.stringContaining('npx keyuan-partner <command>') })
    const { stdout } = await outcome('npx', ['-c', 'node -p process.execPath+process.version'], home)
    expect(stdout.trim()).toBe(`${join(home, 'node_modules/node/bin/node')}v24.21.0`)
  })

  it.runIf(isOld)('hands over to it when an older one calls, and says so where it is missing', async () => {
    const called = () => outcome('node', [join(home, 'node_modules/.bin/keyuan-partner'), 'check', 'nowhere'], home)
    expect(await called()).toMatchObject({ code: 2, stderr: expect.stringContaining(`${join(home, 'nowhere')}/keyuan.json`) })
    const binary = join(home, 'node_modules/node/bin/node')
    await run('mv', [binary, `${binary}.away`])
    expect(await called()).toMatchObject({ code: 2, stderr: expect.stringMatching(/^keyuan-partner 需要 Node 24/) })
    await run('mv', [`${binary}.away`, binary])
  })

  it('brings no tests, and every file that npm would leave out under another name', () => {
    const files = readdirSync(join(home, 'node_modules/keyuan'), { recursive: true, encoding: 'utf8' })
    expect(files.filter((file) => /\.test\.|(^|\/)test\/|\.gitignore$/.test(file))).toEqual([])
    expect(files).toContain('.package/subgraphs/template/python/gitignore')
    expect(files).toContain('.package/gateway/explorer/dist/index.html')
  })

  it('makes a folder from the Python template, and checks it against a saved graph', async () => {
    expect(await tool('init', 'python', '--namespace', 'test-obs')).toMatchObject({ code: 0 })
    expect(readFileSync(join(home, 'python/.gitignore'), 'utf8')).toContain('.venv/')
    expect(existsSync(join(home, 'python/gitignore'))).toBe(false)
    // The namespace is renamed, the word is not.
    expect(readFileSync(join(home, 'python/records.json'), 'utf8')).toContain('Practice telescope of the observatory"')
    expect(readFileSync(join(home, 'python/graph.py'), 'utf8')).toContain('getLogger("test-obs")')
    const good = await tool('check', 'python', '--graph', '../graph.json', '--json')
    expect(good).toMatchObject({ code: 0 })
    expect(statuses(good)).toEqual(['breaking.operations SKIPPED'])
    const file = join(home, 'python/schema.graphql')
    writeFileSync(file, readFileSync(file, 'utf8').replace('type TelescopeSite', 'type Instrument').replace('site: TelescopeSite', 'site: Instrument'))
    const bad = await tool('check', 'python', '--graph', '../graph.json', '--json')
    expect(bad.code).toBe(1)
    expect(statuses(bad)).toContain('ownership.types FAILED')
  }, 120_000)

  it('makes a folder from the TypeScript template: it types, its SDL is current and passes, its records go in', async () => {
    expect(await tool('init', 'ts', '--template', 'typescript', '--namespace', 'test-obs')).toMatchObject({ code: 0 })
    const own = join(home, 'ts')
    expect(JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'))).toMatchObject({ name: 'test-obs', dependencies: { keyuan: 'file:../../keyuan-0.1.0.tgz' } })
    const types = await outcome(join(ROOT, 'node_modules/.bin/tsc'), ['-p', own, '--typeRoots', join(ROOT, 'node_modules/@types')], own)
    // The derivation of migrations needs drizzle-kit, which only the folder's own installation brings.
    expect(types.stdout.split('\n').filter((line) => line.includes('error') && !line.includes('drizzle-kit'))).toEqual([])

    const node = (...args: string[]) => outcome(join(home, 'node_modules/.bin/node'), args, own)
    const submitted = readFileSync(join(own, 'subgraph.graphql'), 'utf8')
    expect(await node('sdl.ts')).toMatchObject({ code: 0 })
    expect(readFileSync(join(own, 'subgraph.graphql'), 'utf8')).toBe(submitted)
    const checked = await tool('check', 'ts', '--graph', '../graph.json', '--json')
    expect([checked.code, statuses(checked)]).toEqual([0, ['breaking.operations SKIPPED']])

    expect(await node('main.ts')).toMatchObject({ code: 1, stderr: expect.stringMatching(/^请设置 KEYUAN_DATABASE_URL/) })
    const database = await testDatabase()
    const loaded = await outcome(join(home, 'node_modules/.bin/node'), ['load.ts'], own, { KEYUAN_DATABASE_URL: database.url })
    await database.drop()
    expect([loaded.stderr, JSON.parse(loaded.stdout)]).toEqual(['', { CREATED: 12 }])
  }, 180_000)
})
