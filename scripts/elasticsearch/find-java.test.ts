import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { missingForElasticsearch } from './distribution.ts'
import { findJava, javaVersion } from './find-java.ts'
import { findUnpacker } from './unpack.ts'

const folder = mkdtempSync(join(tmpdir(), 'keyuan-java-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A home with a `java` that says its version when asked, and a `release` file where one is given. */
const home = (name: string, said: string, release?: string): string => {
  const path = join(folder, name)
  mkdirSync(join(path, 'bin'), { recursive: true })
  writeFileSync(join(path, 'bin', 'java'), `#!/bin/sh\necho 'openjdk version "${said}" 2026-01-01' >&2\n`)
  chmodSync(join(path, 'bin', 'java'), 0o755)
  if (release) writeFileSync(join(path, 'release'), `IMPLEMENTOR="x"\nJAVA_VERSION="${release}"\n`)
  return path
}
const java8 = home('java8', '1.8.0_402')
const java17 = home('java17', '17.0.15', '17.0.15')
const java25 = home('java25', '25.0.3')

describe('findJava', () => {
  it('reads the version from the release file, else from the program, old and new numbering', () => {
    expect([java8, java17, java25, join(folder, 'none')].map(javaVersion)).toEqual([8, 17, 25, 0])
  })

  it('passes over a Java 17 of JAVA_HOME and of the PATH and takes a later one from the usual places', () => {
    expect(findJava({ JAVA_HOME: java17, PATH: join(java17, 'bin') }, () => [java8, java25])).toBe(java25)
    expect(findJava({ JAVA_HOME: java17, PATH: join(java25, 'bin') }, () => [])).toBe(java25)
  })

  it('says in one sentence what to install where there is none', () => {
    expect(() => findJava({ JAVA_HOME: java17, PATH: '' }, () => [java8])).toThrow(/没有找到 Java 21.* \/ No Java 21 or later was found: install one/)
  })

  it('takes KEYUAN_JAVA_HOME at its word: another Java does not stand in for a wrong one', () => {
    expect(findJava({ KEYUAN_JAVA_HOME: java25, JAVA_HOME: java17 }, () => [])).toBe(java25)
    expect(() => findJava({ KEYUAN_JAVA_HOME: java17, JAVA_HOME: java25 }, () => [java25])).toThrow(/KEYUAN_JAVA_HOME/)
  })
})

describe('missingForElasticsearch', () => {
  it('asks for Maven, and for something that unpacks, only while the distribution is not there', () => {
    const tools = join(folder, 'tools')
    mkdirSync(tools)
    const environment = { KEYUAN_JAVA_HOME: java25, PATH: tools }
    expect(missingForElasticsearch(environment, folder)).toMatch(/jar.*unzip/)
    writeFileSync(join(tools, 'unzip'), '#!/bin/sh\n')
    chmodSync(join(tools, 'unzip'), 0o755)
    expect(findUnpacker(java25, environment)).toEqual([join(tools, 'unzip'), '-q'])
    expect(missingForElasticsearch(environment, folder)).toMatch(/Maven.* \/ .*install Maven/)
    const jar = join(folder, 'elasticsearch-9.5.3', 'lib')
    mkdirSync(jar, { recursive: true })
    writeFileSync(join(jar, 'elasticsearch-9.5.3.jar'), '')
    expect(missingForElasticsearch(environment, folder)).toBeNull()
  })
})
