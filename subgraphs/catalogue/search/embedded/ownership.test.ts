import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { fill, ids } from '../contract/fixtures.ts'
import { temporaryFolders } from './fixtures/temporary-folders.ts'
import { openEmbeddedEngine } from './open-embedded-engine.ts'

const { make: newFolder, remove } = temporaryFolders()
afterAll(remove)
const indexFiles = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.sqlite') && name.startsWith('index-'))

/** Another process that opens the folder, writes and waits. Answers its first line of output. */
const startOther = async (folder: string) => {
  const script = `
    const { openEmbeddedEngine } = await import(${JSON.stringify(new URL('./open-embedded-engine.ts', import.meta.url).href)})
    const { fill } = await import(${JSON.stringify(new URL('../contract/fixtures.ts', import.meta.url).href)})
    try {
      const engine = await openEmbeddedEngine({ folder: ${JSON.stringify(folder)} })
      await fill(engine, { 'a:1': { title: 'wheat' } }, 'of the other')
      console.log('OPEN')
      for (let n = 0; ; n++) await fill(engine, { ['b:' + n]: { title: 'rice' } }, String(n))
    } catch (error) { console.log(error.message) }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, line: line.toString() }
}

describe('an index folder', () => {
  it('keeps what is written, and its position, over a close', async () => {
    const folder = newFolder()
    const first = await openEmbeddedEngine({ folder })
    await fill(first, { 'a:1': { title: 'wheat' } }, 'p7')
    await first.close()
    const second = await openEmbeddedEngine({ folder })
    expect(await second.stats()).toMatchObject({ documents: 1, position: 'p7' })
    expect(await ids(second, { q: 'wheat' })).toEqual(['a:1'])
    await second.close()
    await second.close()
    await expect(second.stats()).rejects.toThrow(/closed/)
  })

  it('has one owner: another process is refused with a sentence that says what to do', async () => {
    const folder = newFolder()
    const engine = await openEmbeddedEngine({ folder })
    const { line } = await startOther(folder)
    expect(line).toMatch(/正被另一进程使用.*is in use by another process; stop that one, give this one a folder of its own/)
    await expect(openEmbeddedEngine({ folder })).rejects.toThrow(/in use/)
    await fill(engine, { 'a:1': { title: 'wheat' } })
    expect(await ids(engine, { q: 'wheat' })).toEqual(['a:1'])
    await engine.close()
  })

  it('is free again, and whole, when its owner was killed while writing', async () => {
    const folder = newFolder()
    const { child, line } = await startOther(folder)
    expect(line).toMatch(/^OPEN/)
    await new Promise((resolve) => setTimeout(resolve, 200))
    child.kill('SIGKILL')
    await once(child, 'exit')
    const warnings: string[] = []
    const engine = await openEmbeddedEngine({ folder, warn: (sentence) => warnings.push(sentence) })
    const { documents, position } = await engine.stats()
    expect(warnings).toEqual([])
    expect(documents).toBe(position === 'of the other' ? 1 : Number(position) + 2)
    expect(await ids(engine, { q: 'wheat' })).toEqual(['a:1'])
    await engine.close()
  })

  const damages: Record<string, (file: string) => void> = {
    'no database at all': (file) => writeFileSync(file, 'x'.repeat(10_000)),
    'cut off': (file) => truncateSync(file, 40_960),
    'overwritten in the middle': (file) => {
      const bytes = readFileSync(file)
      bytes.fill(0x5a, 8_192, bytes.length - 4_096)
      writeFileSync(file, bytes)
    },
    empty: (file) => truncateSync(file, 0),
  }
  it.each(Object.entries(damages))('that is %s is begun anew, and says so', async (kind, damage) => {
    const folder = newFolder()
    const first = await openEmbeddedEngine({ folder })
    await fill(first, Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`a:${i}`, { title: `小麦 ${i}` }])), 'p7')
    await first.close()
    damage(join(folder, indexFiles(folder)[0] as string))
    const warnings: string[] = []
    const second = await openEmbeddedEngine({ folder, warn: (sentence) => warnings.push(sentence) })
    expect(await second.stats()).toMatchObject({ documents: 0, position: null })
    expect(warnings.join()).toMatch(kind === 'empty' ? /^$/ : /已重建为空.*begun anew/)
    await fill(second, { 'a:1': { title: 'wheat' } })
    expect(await ids(second, { q: 'wheat' })).toEqual(['a:1'])
    await second.close()
  })

  it('forgets what an interrupted swap left, and after a finished one the old file', async () => {
    const folder = newFolder()
    const first = await openEmbeddedEngine({ folder })
    await fill(first, { 'a:1': { title: 'wheat' } })
    await (await first.swap()).write([], 'half')
    expect(indexFiles(folder)).toHaveLength(2)
    await first.close()
    const second = await openEmbeddedEngine({ folder })
    expect(indexFiles(folder)).toHaveLength(1)
    expect(await ids(second)).toEqual(['a:1'])
    await (await second.swap()).finish(new Map())
    expect(indexFiles(folder)).toHaveLength(1)
    await second.close()
    const third = await openEmbeddedEngine({ folder })
    expect(await third.stats()).toMatchObject({ documents: 0, position: null })
    await third.close()
    expect(existsSync(join(folder, 'current.new'))).toBe(false)
  })
})
