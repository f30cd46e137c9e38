import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { IS_PACKED, PACKAGE_FOLDER, packageSpec } from './this-package.ts'

/** Namespace, and so PostgreSQL schema, that the template is written with. */
const EXAMPLE = 'observatory'
const OURS = /'(?:\.\.\/)+(kit|schema)\/([\w./-]+)\.ts'/g

const change = (file: string, by: (text: string) => string): void => {
  const text = readFileSync(file, 'utf8')
  const changed = by(text)
  if (changed !== text) writeFileSync(file, changed)
}

/** The copy stands outside of the repository: what it takes from us comes from the package, and its tables are of its own namespace. */
export const finishTypescript = (folder: string, namespace: string): void => {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.ts')) change(join(folder, path), (text) => text.replaceAll(OURS, "'keyuan/$1/$2'"))
    if (/^migrations[\\/].*\.(sql|json)$/.test(path)) change(join(folder, path), (text) => text.replaceAll(new RegExp(`\\b${EXAMPLE}\\b`, 'g'), namespace.replaceAll('-', '_')))
  }
  change(join(folder, 'package.json'), (text) => {
    const own = JSON.parse(text) as { name: string; dependencies: Record<string, string> }
    return `${JSON.stringify({ ...own, name: namespace, dependencies: { ...own.dependencies, keyuan: packageSpec(folder) } }, null, 2)}\n`
  })
}

export const nextOfTypescript = (folder: string): string =>
  `${IS_PACKED ? '' : `npm pack --pack-destination ${folder} ${PACKAGE_FOLDER} · `}npm install · npm run load · npm start`
