import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GraphProcess, startProcess } from '../../test/support/graph-process.ts'
import { STARTERS } from './starters.ts'

const run = promisify(execFile)
const HERE = import.meta.dirname
const ROOT = resolve(HERE, '../..')
const MOST_LINES = 60
const filesOf = (name: string): string[] => readdirSync(join(HERE, name), { recursive: true, encoding: 'utf8' }).filter((file) => /\.(tsx?|json)$/.test(file))
const textOf = (name: string, file: string): string => readFileSync(join(HERE, name, file), 'utf8')

describe('the starters', () => {
  it.each(STARTERS)('$name: at most 60 lines, no any', ({ name }) => {
    const code = filesOf(name).map((file) => textOf(name, file))
    expect(code.reduce((lines, text) => lines + text.trimEnd().split('\n').length, 0)).toBeLessThanOrEqual(MOST_LINES)
    expect(code.filter((text) => /(?::|as|<|\||,)\s*any\b/.test(text))).toEqual([])
  })

  it('the README names the packages of each', () => {
    const readme = textOf('.', 'README.md')
    for (const { packages } of STARTERS) expect(readme).toContain(packages.length === 0 ? 'none' : packages.join(' '))
  })
})

const folder = mkdtempSync(join(tmpdir(), 'keyuan-starters-'))
let graph: GraphProcess | undefined
afterAll(async () => {
  await graph?.end()
  rmSync(folder, { recursive: true, force: true })
})

/** As a developer would, with all four beside each other so that packages are fetched once. Why it could not, or null. */
const install = async (): Promise<string | null> => {
  const { scripts: _scripts, ...given } = JSON.parse(textOf('vite', 'package.json')) as { scripts: object; dependencies: Record<string, string> }
  const own = Object.fromEntries(STARTERS.flatMap(({ packages }) => packages).map((each) => [each.slice(0, each.lastIndexOf('@')), each.slice(each.lastIndexOf('@') + 1)]))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...given, dependencies: { ...given.dependencies, ...own } }))
  try {
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--fetch-retries=0', '--fetch-timeout=60000'], { cwd: folder, timeout: 400_000 })
    return null
  } catch (error) {
    return String((error as { stderr?: string }).stderr ?? error).slice(0, 500)
  }
}

const unavailable = await install()
if (unavailable !== null) process.stderr.write(`起步示例未能安装依赖,跳过其类型检查 / the starters' packages could not be installed, their type checks are skipped: ${unavailable}\n`)

describe.skipIf(unavailable !== null)('each starter against the running graph', () => {
  let origin = ''
  const bin = (name: string): string => join(folder, 'node_modules/.bin', name)
  const environment = () => ({ ...process.env, GRAPH: origin, PATH: `${dirname(process.execPath)}:${process.env.PATH}` })
  const exec = (name: string, args: string[], cwd: string) => run(bin(name), args, { cwd, env: environment(), timeout: 120_000 })
    .catch((error: unknown) => { throw new Error(`${name}: ${(error as { stdout: string }).stdout} ${(error as { stderr: string }).stderr}`) })
  const download = async (path: string, to: string): Promise<void> => writeFileSync(to, await (await fetch(`${origin}${path}`)).text())

  beforeAll(async () => {
    graph = await startProcess([join(ROOT, 'scripts/start.ts'), '--port', '0', '--data', join(folder, 'data')], {}, 180_000)
    origin = new URL(graph.url).origin
  }, 200_000)

  const generate = async (name: string): Promise<string> => {
    const app = join(folder, name)
    if (existsSync(app)) return app
    for (const part of ['vite', name]) cpSync(join(HERE, part), app, { recursive: true })
    if (name === 'apollo') await download('/possible-types.json', join(app, 'src/possible-types.json'))
    if (name === 'relay') {
      mkdirSync(join(app, 'src/__generated__'), { recursive: true })
      await download('/schema.graphql', join(app, 'schema.graphql'))
      await exec('relay-compiler', [], app)
    } else await exec('graphql-codegen', ['--config', 'codegen.ts'], app)
    return app
  }

  it.each(STARTERS)('$name: types are made from its schema and fit, the page is built', async ({ name }) => {
    const app = await generate(name)
    await exec('tsc', [], app)
    await exec('vite', ['build'], app)
    expect(existsSync(join(app, 'dist/index.html'))).toBe(true)
  }, 240_000)

  it.each(STARTERS)('$name: a field that is not there is an error of types', async ({ name }) => {
    const app = await generate(name)
    const file = join(app, 'src/app.tsx')
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replace('?.description', '?.nothingOfThatName'))
    await expect(exec('tsc', [], app)).rejects.toThrow('nothingOfThatName')
    writeFileSync(file, text)
  }, 240_000)

  it('fetch: asks the graph and gets what its types say', async () => {
    const app = await generate('fetch')
    writeFileSync(join(app, 'src/run.ts'), `import { ask } from './ask'
import { datasetDetail, datasetList } from './datasets'
const url = '${origin}/graphql'
const { datasets } = await ask(datasetList, { after: null }, url)
const next = await ask(datasetList, { after: datasets?.pageInfo.endCursor ?? null }, url)
const id = datasets?.edges[0]?.node?.id ?? ''
const { dataset } = await ask(datasetDetail, { id }, url)
console.log(JSON.stringify({ total: datasets?.total, ids: [...datasets?.edges ?? [], ...next.datasets?.edges ?? []].map(({ node }) => node?.id), same: dataset?.id === id, title: dataset?.title }))
await ask(datasetDetail, { id: 'no id at all' }, url).then(() => console.log('answered'), (error: Error) => console.log(error.message))
`)
    await exec('vite', ['build', '--ssr', 'src/run.ts', '--outDir', 'run'], app)
    const { stdout } = await run(process.execPath, [join(app, 'run/run.js')], { cwd: app })
    const [first = '', second = ''] = stdout.trim().split('\n')
    const { total, ids, same, title } = JSON.parse(first) as { total: number; ids: string[]; same: boolean; title: string }
    expect(total).toBeGreaterThan(40)
    expect(new Set(ids).size).toBe(40)
    expect([same, title.length > 0]).toEqual([true, true])
    expect(second).toMatch(/\p{Script=Han}|answered/u)
  }, 240_000)
})
