/** `npm pack` runs this first (`prepack`): the tool of partners as JavaScript in `.package/`, since Node strips no types under node_modules. */
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { lostAddresses, withJavaScriptAddresses } from './pack/addresses.ts'
import { carriedFiles, packedPath } from './pack/carried-files.ts'

const ROOT = resolve(import.meta.dirname, '..')
const OUT = join(ROOT, '.package')
const LAUNCHER = 'keyuan-partner.mjs'

const scriptsIn = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js') && !path.includes('/dist/')).map((path) => join(folder, path))

const copy = (from: string, to: string): void => {
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to)
}

rmSync(OUT, { recursive: true, force: true })
execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['-p', 'scripts/pack/tsconfig.json'], { cwd: ROOT, stdio: 'inherit' })
for (const file of carriedFiles(ROOT)) copy(join(ROOT, file), join(OUT, packedPath(file)))
for (const page of ['gateway/explorer', 'gateway/web']) execFileSync(process.execPath, [join(ROOT, page, 'build.mjs'), join(OUT, page, 'dist')], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] })
cpSync(join(ROOT, 'scripts/pack', LAUNCHER), join(OUT, LAUNCHER))
chmodSync(join(OUT, LAUNCHER), 0o755)

const scripts = scriptsIn(OUT)
for (const file of scripts) writeFileSync(file, withJavaScriptAddresses(readFileSync(file, 'utf8')))
const lost = scripts.flatMap((file) => lostAddresses(readFileSync(file, 'utf8'), file).map((address) => `${relative(OUT, file)} → ${address}`))
if (lost.length > 0) {
  process.stderr.write(`打包后找不到 / lost in the package:\n  ${lost.join('\n  ')}\n`)
  process.exit(1)
}
process.stdout.write(`.package: ${scripts.length} scripts\n`)
