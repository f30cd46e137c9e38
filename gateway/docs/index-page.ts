import { type GraphQLField, type GraphQLSchema, isEnumType, isInterfaceType, isObjectType } from 'graphql'
import { bothLanguages } from '../../schema/both-languages.ts'
import { deprecation, typeAddress } from './describe.ts'
import { html, type Html, type Part } from './html.ts'
import { typesByKind } from './kinds.ts'
import type { Page } from './page.ts'

const said = (text: string | null | undefined): Part => {
  const both = bothLanguages(text)
  return both ? html`${both.zh} <span lang="en" class="secondary">${both.en}</span>` : text
}

const roots = (kind: 'queries' | 'mutations', fields: readonly GraphQLField<unknown, unknown>[]): Html => html`<dl class="roots">${fields.map(({ name, description }) => html`<div><dt><a href="/docs/${kind}/${name}"><code>${name}</code></a></dt><dd>${said(description)}</dd></div>`)}</dl>`

/** What everybody needs to know before the first query; then every field of the roots, and the types by kind. */
export const indexPage = (schema: GraphQLSchema): Page => ({
  title: '手册 Manual',
  body: html`<h1>数据图手册 <span lang="en">Manual of the graph</span></h1>
<p class="lead">一张图,一个地址:<code>POST /graphql</code>。本手册由图的模式生成,每个查询都附有此刻的真实答复。<span lang="en">One graph at one address. This manual is made from the schema; each query comes with its answer of this moment.</span></p>
<div class="rules">${RULES.map(({ title, zh, en }) => html`<section class="card"><h2>${title}</h2><p>${zh}</p><p lang="en" class="secondary">${en}</p></section>`)}</div>
${deprecations(schema)}
<h2 id="queries">查询 <span lang="en">Queries</span></h2>${roots('queries', Object.values(schema.getQueryType()?.getFields() ?? {}))}
<h2 id="mutations">变更 <span lang="en">Mutations</span></h2>${roots('mutations', Object.values(schema.getMutationType()?.getFields() ?? {}))}
<h2 id="types">类型 <span lang="en">Types</span></h2>${typesByKind(schema).map(({ kind, types }) => types.length > 0 && html`<h3 id="${kind.id}">${kind.zh} <span lang="en">${kind.en}</span> <span class="secondary">${types.length}</span></h3><p class="names">${types.map(({ name }) => html`<a href="${typeAddress(name)}"><code>${name}</code></a> `)}</p>`)}`,
})

const deprecations = (schema: GraphQLSchema): Part => {
  const found = Object.values(schema.getTypeMap()).flatMap((type) => {
    const members = isEnumType(type) ? type.getValues() : isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []
    return members.filter(({ deprecationReason }) => deprecationReason != null).map(({ name, deprecationReason }) => ({ type: type.name, name, reason: deprecationReason }))
  })
  return found.length > 0 && html`<h2 id="deprecated">已弃用 <span lang="en">Deprecated</span></h2>${found.map(({ type, name, reason }) => html`<p><a href="${typeAddress(type)}#${name}"><code>${type}.${name}</code></a></p>${deprecation(reason)}`)}`
}

const RULES = [
  { title: '空值 Null', zh: '除 id 外都可能为空:未知、对您隐藏(redactedFields 指明)或取数失败(errors 指明);[] 表示没有。', en: 'All but id may be null: unknown, hidden from you (redactedFields names it) or failed (errors names it). [] means none.' },
  { title: '列表 Lists', zh: '均为 Relay 连接:first/after/last/before,默认 20 条,至多 200 条,超出即报错,绝不暗中截断。', en: 'Relay connections: 20 unless told, at most 200; more is an error, never a clamp.' },
  { title: '错误 Errors', zh: '说明为中文,英文在 extensions.messageEn;extensions.code 出自一份固定的清单。', en: 'Messages are Chinese, English in extensions.messageEn; extensions.code is one of a closed list.' },
  { title: '限额 Budgets', zh: '每分钟的请求数与成本写在 ratelimit-* 与 x-keyuan-cost 头中;请求带 x-keyuan-cost: 1 时答复中也有。', en: 'Requests and cost per minute are told in ratelimit-* and x-keyuan-cost; ask with x-keyuan-cost: 1 to see the cost in the answer.' },
  { title: '版本 Versions', zh: '答复头 x-keyuan-supergraph 指明版本;/schema/<版本>/ 下的文件永不改变;弃用的字段带停用日期。', en: 'x-keyuan-supergraph names the version; files under /schema/<version>/ never change; what is deprecated says until when.' },
  { title: '自报家门 Name yourself', zh: '请带上 x-keyuan-client 与 x-keyuan-client-version:破坏您查询的变更会先找到您。', en: 'Send x-keyuan-client and x-keyuan-client-version: a change that would break your queries finds you first.' },
] as const
