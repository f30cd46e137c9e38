import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { UserMessage } from '../../user-message.ts'
import { type Command, say } from '../command.ts'
import { fromHere } from '../here.ts'
import { MANIFEST, type Manifest } from '../manifest.ts'
import { type TemplateName, templates } from '../templates.ts'

const NAMESPACE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
/** Namespace that the templates are written with. */
const EXAMPLE = 'observatory'
/** Made while a template is used, and nobody else's to have. */
const LEFT_OUT = /(^|\/)(\.venv|__pycache__|node_modules|\.keyuan|.*\.(db|sqlite|log|pid)([-.].*)?|.*\.test\.ts|README\.md)$/

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesOf(join(folder, entry.name)) : [join(folder, entry.name)]))

const rename = (folder: string, namespace: string): void => {
  for (const file of filesOf(folder)) {
    const text = readFileSync(file, 'utf8')
    const renamed = text.replaceAll(new RegExp(`(?<=["'\`])${EXAMPLE}(?=[:"'\`])`, 'g'), namespace)
    if (renamed !== text) writeFileSync(file, renamed)
  }
}

export const init: Command = {
  usage: 'init <folder> --namespace NAME [--template python|typescript] [--graph URL]',
  zh: '由样板建立自己的子图文件夹', en: 'Makes a folder of your own from a template',
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { namespace: { type: 'string' }, template: { type: 'string', default: 'python' }, graph: { type: 'string' } } })
    const [given] = positionals
    const { namespace } = values
    if (!given || !namespace || !Object.hasOwn(templates, values.template)) throw new UserMessage(`用法 / usage: ${init.usage}`)
    if (!NAMESPACE.test(namespace)) throw new UserMessage(`命名空间应为小写字母、数字、连字符,以字母开头:${namespace} / A namespace has lower-case letters, digits and single hyphens, a letter first`)
    const folder = fromHere(given)
    if (existsSync(folder) && readdirSync(folder).length > 0) throw new UserMessage(`${folder} 不是空文件夹 / is no empty folder`)
    const template = templates[values.template as TemplateName]
    mkdirSync(folder, { recursive: true })
    cpSync(template.folder, folder, { recursive: true, filter: (source) => !LEFT_OUT.test(relative(template.folder, source)) && template.takes(relative(template.folder, source)) })
    // npm takes no .gitignore into a package.
    if (existsSync(join(folder, 'gitignore'))) renameSync(join(folder, 'gitignore'), join(folder, '.gitignore'))
    template.finish?.(folder, namespace)
    rename(folder, namespace)
    const manifestFile = join(folder, MANIFEST)
    const manifest = { ...(JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest), namespace, graph: values.graph ?? process.env.KEYUAN_GRAPH ?? 'http://127.0.0.1:4000' }
    writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`)
    say(`${folder}  (${values.template}, ${namespace})`)
    say(`下一步 / next: cd ${basename(folder)} · ${template.next(folder)}`)
    return 0
  },
}
