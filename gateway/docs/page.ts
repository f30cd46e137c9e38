import { html, type Html } from './html.ts'

export interface Page {
  title: string
  body: Html
}

const NAVIGATION = [['/docs', '手册 Manual'], ['/docs/errors', '错误代码 Errors'], ['/docs/starters', '前端起步 Starters'], ['/explorer/', '查询工具 Explorer'], ['/schema.graphql', 'schema.graphql']] as const

/** The frame that every page of the manual has; no script, no style of its own. */
export const pageText = ({ title, body }: Page, { version, query = '' }: { version: string; query?: string }): string => `<!doctype html>\n${html`<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${title} · 科源 Keyuan</title><link rel="stylesheet" href="/docs/docs.css"></head>
<body><a class="skip" href="#content">跳到正文 Skip to content</a>
<header class="docs-header"><div class="page row"><a class="brand" href="/">科源 <span lang="en">Keyuan</span></a><nav aria-label="手册 Manual" class="row">${NAVIGATION.map(([address, label]) => html`<a href="${address}">${label}</a>`)}</nav>
<form role="search" action="/docs/search" class="row"><label class="for-readers" for="q">在手册中查找 Search the manual</label><input id="q" name="q" type="search" maxlength="100" placeholder="类型、字段、说明 type, field, words" value="${query}"><button>查找 Search</button></form></div></header>
<main id="content" class="page">${body}</main>
<footer class="page secondary small"><p>图的版本 Version of the graph <code>${version}</code> · <a href="/schema/${version}/api.graphql">api.graphql</a> · <a href="/schema/${version}/possible-types.json">possible-types.json</a></p></footer></body></html>`.html}\n`
