import { readdirSync, readFileSync } from 'node:fs'
import { STARTERS } from '../starters/starters.ts'
import { html, type Html } from './html.ts'
import type { Page } from './page.ts'

const FOLDER = new URL('../starters/', import.meta.url)

const files = (name: string): Html[] => readdirSync(new URL(`${name}/`, FOLDER), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(tsx?|json|html)$/.test(file)).sort()
  .map((file) => html`<details><summary><code>${file}</code></summary><pre tabindex="0">${readFileSync(new URL(`${name}/${file}`, FOLDER), 'utf8')}</pre></details>`)

/** The starters, file by file, to be copied. */
export const startersPage = (): Page => ({
  title: '前端起步 Starters',
  body: html`<h1>前端起步 <span lang="en">Starters</span></h1>
<p class="lead">数据集的列表与详情,类型全部由模式生成,没有 any。先把 Vite 应用的文件放进空文件夹,再放所选客户端的文件。<span lang="en">A list of datasets and one dataset, typed from the schema, no any. Put the files of the Vite app into an empty folder, then those of a client on top.</span></p>
<h2>Vite</h2>${files('vite')}${STARTERS.map(({ name, title, packages }) => html`<h2 id="${name}">${title}</h2><pre tabindex="0">npm install${packages.map((each) => ` ${each}`)}${name === 'relay' ? '\ncurl -fsS $GRAPH/schema.graphql -o schema.graphql && npx relay-compiler' : name === 'apollo' ? '\ncurl -fsS $GRAPH/possible-types.json -o src/possible-types.json && npm run codegen' : '\nnpm run codegen'} && npm run dev</pre>${files(name)}`)}`,
})
