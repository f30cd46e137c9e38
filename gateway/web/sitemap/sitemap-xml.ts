import { escapeHtml } from '../heads/html.ts'

export interface SitemapEntry { address: string; changedAt: string | null }

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

const entry = (name: string, { address, changedAt }: SitemapEntry): string =>
  `<${name}><loc>${escapeHtml(address)}</loc>${changedAt === null ? '' : `<lastmod>${escapeHtml(changedAt)}</lastmod>`}</${name}>\n`

export const sitemapIndexXml = (parts: readonly SitemapEntry[]): string => `${HEAD}<sitemapindex xmlns="${NAMESPACE}">\n${parts.map((part) => entry('sitemap', part)).join('')}</sitemapindex>\n`
export const sitemapXml = (entries: readonly SitemapEntry[]): string => `${HEAD}<urlset xmlns="${NAMESPACE}">\n${entries.map((one) => entry('url', one)).join('')}</urlset>\n`
