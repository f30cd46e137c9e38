import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
const FOLDERS = ['gateway', 'subgraphs', 'schema', 'scripts', 'test']
const SKIPPED = new Set(['node_modules', 'dist', 'data'])

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (SKIPPED.has(name)) return []
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })

const sources = FOLDERS.flatMap((folder) => filesIn(join(ROOT, folder))).filter((file) => /\.(ts|tsx|mjs)$/.test(file))
const isTest = (file: string): boolean => /\.test\.ts$|(^|\/)test\/|-contract\.ts$|\/fixtures\//.test(relative(ROOT, file))
const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map((found) => relative(ROOT, resolve(dirname(file), found[1] ?? '')))
/** Packages that a file uses when it runs; types alone make no dependency. */
const packagesOf = (file: string): string[] => [...readFileSync(file, 'utf8').matchAll(/^import (?!type )[^;]*? from '([^.][^']*)'/gm)].map((found) => found[1] ?? '')
const offences = (files: string[], forbidden: (imported: string, file: string) => boolean): string[] =>
  files.flatMap((file) => importsOf(file).filter((imported) => forbidden(imported, relative(ROOT, file))).map((imported) => `${relative(ROOT, file)} → ${imported}`))
const production = sources.filter((file) => !isTest(file))
const within = (folder: string): string[] => production.filter((file) => relative(ROOT, file).startsWith(`${folder}/`))

describe('the architecture', () => {
  it('schema/ is pure: it imports nothing of the other folders', () => {
    expect(offences(within('schema'), (imported) => !imported.startsWith('schema/'))).toEqual([])
  })

  it('no subgraph imports another one: they meet in the graph by key and in the feed', () => {
    const folderOf = (path: string): string => path.split('/')[1] ?? ''
    expect(offences(within('subgraphs'), (imported, file) => imported.startsWith('subgraphs/') && folderOf(imported) !== folderOf(file) && folderOf(imported) !== 'kit')).toEqual([])
  })

  it('the kit knows no subgraph, and no subgraph knows gateway or scripts', () => {
    expect(offences(within('subgraphs/kit'), (imported) => !/^(subgraphs\/kit|schema)\//.test(imported))).toEqual([])
    expect(offences(within('subgraphs'), (imported) => /^(gateway|scripts|test)\//.test(imported))).toEqual([])
  })

  it('the gateway imports no subgraph but the kit', () => {
    expect(offences(within('gateway'), (imported) => imported.startsWith('scripts/') || (imported.startsWith('subgraphs/') && !imported.startsWith('subgraphs/kit/')))).toEqual([])
  })

  it('only repositories, tables, filters, rules and what opens, migrates or writes speak drizzle', () => {
    const allowed = /\/(repositories|tables|filters|rules|follow)\/|kit\/(database|filter|sort|links|epoch|kind|context|special-columns|services\/[a-z-]+|define-subgraph)\.ts$|catalogue\/(health|positions)\.ts$/
    expect(production.filter((file) => packagesOf(file).some((name) => name.startsWith('drizzle-orm')) && !allowed.test(file) && !relative(ROOT, file).startsWith('scripts/')).map((file) => relative(ROOT, file))).toEqual([])
  })

  it('the search engine is known to the catalogue alone', () => {
    const engines = new Set(['node:sqlite', '@elastic/elasticsearch'])
    expect(production.filter((file) => packagesOf(file).some((name) => engines.has(name)) && !relative(ROOT, file).startsWith('subgraphs/catalogue/search/')).map((file) => relative(ROOT, file))).toEqual([])
  })

  it('the top level holds what the README says and nothing else', () => {
    const visible = readdirSync(ROOT).filter((name) => !name.startsWith('.') && name !== 'node_modules')
    expect(visible.sort()).toEqual(['LICENSE', 'README.md', 'docker-compose.yml', 'gateway', 'package-lock.json', 'package.json', 'schema', 'scripts', 'subgraphs', 'test', 'tsconfig.json'])
  })
})
