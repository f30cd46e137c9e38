import type { GraphQLField } from 'graphql'
import { deprecation, description, inputs, typeReference } from './describe.ts'
import type { Example } from './example.ts'
import { html, type Html } from './html.ts'
import type { LiveAnswer } from './live-answer.ts'
import type { Page } from './page.ts'

const explorerLink = (document: string, variables: Record<string, unknown>): Html =>
  html`<a class="button" href="/explorer/#${String(new URLSearchParams({ query: document, ...(Object.keys(variables).length > 0 ? { variables: JSON.stringify(variables, null, 2) } : {}) }))}">在查询工具中打开 Open in the explorer</a>`

const head = (kind: { zh: string; en: string }, field: GraphQLField<unknown, unknown>): Html => html`<p class="kind">${kind.zh} <span lang="en">${kind.en}</span></p><h1><code>${field.name}: ${typeReference(field.type)}</code></h1>
${description(field.description)}${deprecation(field.deprecationReason)}${field.args.length > 0 && html`<h2>参数 <span lang="en">Arguments</span></h2>${inputs(field.args)}`}`

/** A field of Query, with a query for it, run a moment ago. */
export const queryPage = (field: GraphQLField<unknown, unknown>, example: Example, { variables, answer, ms }: LiveAnswer): Page => ({
  title: field.name,
  body: html`<div class="columns"><div>${head({ zh: '查询', en: 'Query' }, field)}</div>
<div><h2 id="example">实例 <span lang="en">Example</span></h2><pre tabindex="0" aria-label="查询 Query">${example.document}</pre>
${Object.keys(variables).length > 0 && html`<pre tabindex="0" aria-label="变量 Variables">${JSON.stringify(variables, null, 2)}</pre>`}<p class="row">${explorerLink(example.document, variables)}<span class="secondary small">未登录时刚才的答复,${ms} 毫秒 The answer to anybody a moment ago, in ${ms} ms</span></p>
<pre tabindex="0" class="answer" aria-label="答复 Answer">${JSON.stringify(answer, null, 2)}</pre></div></div>`,
})

/** A field of Mutation: shown as it is asked, never run. */
export const mutationPage = (field: GraphQLField<unknown, unknown>, document: string, variables: Record<string, unknown>): Page => ({
  title: field.name,
  body: html`<div class="columns"><div>${head({ zh: '变更', en: 'Mutation' }, field)}</div>
<div><h2 id="example">实例 <span lang="en">Example</span></h2><p class="secondary">变更须登录,此处不运行 Mutations take a sign-in; they are not run here</p><pre tabindex="0">${document}</pre><pre tabindex="0">${JSON.stringify(variables, null, 2)}</pre><p>${explorerLink(document, variables)}</p></div></div>`,
})
