/** `npm run readme -- subgraphs/template/README.md`: executes the `sh` blocks of a page in order, in one shell, and nothing else; prints the minutes that they took. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '..')

export const blocksOf = (page: string): string[] => [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => block ?? '')

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** Each block with a line before it that names it, and one after it that says how long it took; the first that fails ends it. */
const script = (blocks: readonly string[]): string => [
  'set -euo pipefail',
  ...blocks.flatMap((block, index) => [`echo ${quoted(`\n── ${index + 1}/${blocks.length} ${block.trim().split('\n')[0]}`)}`, 'KEYUAN_BLOCK_STARTED=$SECONDS', block, `echo "   $((SECONDS - KEYUAN_BLOCK_STARTED)) s"`]),
].join('\n')

if (import.meta.main) {
  const [file] = process.argv.slice(2)
  if (!file) {
    process.stderr.write('用法 / usage: npm run readme -- <page.md>\n')
    process.exit(2)
  }
  const blocks = blocksOf(readFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), file), 'utf8'))
  if (blocks.length === 0) {
    process.stderr.write(`${file} 没有 sh 代码块 / has no sh blocks\n`)
    process.exit(2)
  }
  const started = Date.now()
  const shell = spawn('bash', ['-c', script(blocks)], { cwd: ROOT, stdio: 'inherit' })
  shell.once('exit', (code) => {
    const minutes = (Date.now() - started) / 60_000
    process.stdout.write(`\n${code === 0 ? `${blocks.length} 个代码块全部成功 / all ${blocks.length} blocks done` : `失败 / failed (${code})`}: ${minutes.toFixed(1)} minutes\n`)
    process.exit(code ?? 1)
  })
}
