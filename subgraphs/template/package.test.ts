import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Manifest { dependencies: Record<string, string>; devDependencies: Record<string, string>; allowScripts: Record<string, boolean> }
const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Manifest

it('the template’s packages are ours, in the same versions: two copies of drizzle would not know each other’s tables', () => {
  const own = read('package.json')
  const ours = read('../../package.json')
  const { keyuan, ...shared } = { ...own.dependencies, ...own.devDependencies }
  expect(keyuan).toBe('file:../..')
  expect(ours).toMatchObject({ dependencies: { 'drizzle-orm': shared['drizzle-orm'] } })
  expect({ ...ours.dependencies, ...ours.devDependencies }).toMatchObject(shared)
  expect(own.allowScripts).toEqual(ours.allowScripts)
})
