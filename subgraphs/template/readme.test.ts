import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LIVE_CHECKS } from '../kit/conformance/live-checks.ts'

const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block ?? '')

describe('the README', () => {
  it('has blocks that a shell reads, and that ask nobody anything', () => {
    expect(blocks).toHaveLength(7)
    execFileSync('sh', ['-n'], { input: blocks.join('\n') })
    expect(blocks.join('\n')).not.toMatch(/<[a-z ]+>|\bread\b|sudo/)
  })

  it('names files of the template that are there', () => {
    const named = [...blocks.join('\n').matchAll(/\$PARTNER\/([a-z_]+\.(?:py|txt))/g)].map(([, file]) => file ?? '')
    expect(named).toContain('app.py')
    expect([...new Set(named), 'records.json'].filter((file) => !existsSync(join(import.meta.dirname, 'python', file)))).toEqual([])
  })

  it('lists the live checks that there are', () => {
    const listed = [...readme.matchAll(/^\| (`live\.[^|]+) \|/gm)].flatMap(([, cell]) => [...(cell ?? '').matchAll(/live\.\w+/g)].map(([id]) => id))
    expect(listed).toEqual(['live.reachable', ...LIVE_CHECKS.map(({ id }) => id)])
  })

  it('links to what is there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => target ?? '')
    expect(links.filter((target) => !target.includes('schema/checks') && !existsSync(join(import.meta.dirname, target)))).toEqual([])
  })
})
