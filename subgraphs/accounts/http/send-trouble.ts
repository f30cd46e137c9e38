import type { FastifyReply } from 'fastify'
import { escaped, PAGE_HEADERS, plainPage } from '../../kit/server/plain-page.ts'

/** Says in both languages what went wrong at a sign-in, and offers the way on. */
export const sendTrouble = (reply: FastifyReply, status: number, { zh, en }: { zh: string; en: string }, again: string | null): FastifyReply =>
  reply.code(status).headers(PAGE_HEADERS).send(plainPage('登录未完成 · 科源', `<h1>登录未完成</h1><p>${escaped(zh)}</p><p class="quiet" lang="en">${escaped(en)}</p>
<p>${again === null ? '' : `<a href="${escaped(again)}">重新登录 / Sign in again</a> · `}<a href="/">首页 / Home</a></p>`))
