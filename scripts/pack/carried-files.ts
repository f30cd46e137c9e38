import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

const FOLDERS = ['gateway', 'schema', 'scripts', 'subgraphs']
const TEMPLATE = 'subgraphs/template/'
/** What the code reads, by ending, so that nothing comes along that merely lay about. */
const READ = /\.(graphql|sql|json|jsonl|tsv|md)$/
/** What a partner copies; its TypeScript as it is written, since it runs outside of node_modules. */
const COPIED = /\.(graphql|sql|json|ts|md|py|txt|java|php|gitignore)$|\/\.gitignore$/
const LEFT_OUT = /(^|\/)(node_modules|\.venv|__pycache__|\.keyuan|dist|test|fixtures|bench|web)(\/|$)|\.test\.ts$|(^|\/)tsconfig\.json$|\/migrations\/snapshot\.json$/
const LEFT_OUT_OF_TEMPLATE = /(^|\/)(node_modules|\.venv|__pycache__|\.keyuan|test)(\/|$)|\.test\.ts$/

const carries = (path: string): boolean => (path.startsWith(TEMPLATE) ? COPIED.test(path) && !LEFT_OUT_OF_TEMPLATE.test(path) : READ.test(path) && !LEFT_OUT.test(path))

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === '.venv' ? [] : filesIn(path)
    return [path]
  })

/** Files beside the code that the package needs, by their path in the repository. */
export const carriedFiles = (root: string): string[] => FOLDERS.flatMap((folder) => filesIn(join(root, folder))).map((file) => relative(root, file)).filter(carries)

/** Where a file stands in the package: npm leaves out every `.gitignore`, so it has no dot until `init` copies it. */
export const packedPath = (path: string): string => path.replace(/(^|\/)\.gitignore$/, '$1gitignore')
