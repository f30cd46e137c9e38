import { ERROR_CODES, type ErrorCode } from '../../schema/error-codes.ts'
import { ERROR_ADVICE } from './error-advice.ts'
import { html } from './html.ts'
import type { Page } from './page.ts'

const exampleOf = (code: ErrorCode): string => JSON.stringify({
  message: ERROR_CODES[code].zh, path: ERROR_ADVICE[code].path,
  extensions: { code, ...ERROR_ADVICE[code].extensions, requestId: '0f8d5f0e-6a3c-4a52-9d1b-2f3c1a7e9b10', messageEn: ERROR_CODES[code].en },
}, null, 2)

/** Every code that `extensions.code` can bear: what it means, what to do. */
export const errorsPage = (): Page => ({
  title: '错误代码 Errors',
  body: html`<h1>错误代码 <span lang="en">Error codes</span></h1>
<p class="lead">出现在 <code>errors[].extensions.code</code> 的代码只有这些。HTTP 状态为 200 的错误只影响 <code>path</code> 所指的部分,其余数据照常。报错时请附上 <code>requestId</code>。<span lang="en">These are all the codes there are. An error with HTTP status 200 is about the part at its path; the rest of the data stands. Quote the requestId when you report one.</span></p>
<p class="names">${(Object.keys(ERROR_CODES) as ErrorCode[]).map((code) => html`<a href="#${code}"><code>${code}</code></a> `)}</p>
${(Object.keys(ERROR_CODES) as ErrorCode[]).map((code) => html`<section class="field" id="${code}"><h2><code>${code}</code> <span class="badge">HTTP ${ERROR_CODES[code].http}</span></h2>
<p class="said">${ERROR_CODES[code].zh}<span lang="en">${ERROR_CODES[code].en}</span></p><p class="said"><strong>怎么办</strong> ${ERROR_ADVICE[code].zh}<span lang="en"><strong>What to do</strong> ${ERROR_ADVICE[code].en}</span></p>
<details><summary>实例 Example</summary><pre tabindex="0">${exampleOf(code)}</pre></details></section>`)}`,
})
