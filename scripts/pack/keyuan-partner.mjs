#!/usr/bin/env node
/** What `npx keyuan-partner` runs. Plain JavaScript that an old Node can read too: it hands over to the Node 24 that is installed beside the package. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const LEAST = 24

const installedNode = () => {
  try {
    const file = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(file) ? file : undefined
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}

const handOver = (node) => {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  // A terminal sends SIGINT to both.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.once('exit', (code) => process.exit(code === null ? 1 : code))
}

const node = Number(process.versions.node.split('.')[0]) < LEAST ? installedNode() : process.execPath
if (node === undefined) {
  process.stderr.write(`keyuan-partner 需要 Node ${LEAST},此处是 ${process.versions.node},且包 node 的安装脚本没有运行:请另装 Node ${LEAST},或 npm rebuild node / needs Node ${LEAST}, this is ${process.versions.node}, and the install script of the package "node" did not run: install Node ${LEAST}, or npm rebuild node\n`)
  process.exitCode = 2
} else if (node === process.execPath) await import('./scripts/partner.js')
else handOver(node)
