import type { FastifyRequest } from 'fastify'

/** As the page itself chooses: the address first, then what the reader chose before. */
export const pageLanguage = ({ query, headers }: Pick<FastifyRequest, 'query' | 'headers'>): 'zh-CN' | 'en' => {
  const { lang } = query as { lang?: unknown }
  if (lang === 'en' || lang === 'zh') return lang === 'en' ? 'en' : 'zh-CN'
  return /(?:^|;\s*)keyuan_lang=en(?:;|$)/.test(headers.cookie ?? '') ? 'en' : 'zh-CN'
}
