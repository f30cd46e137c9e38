import { createHash } from 'node:crypto'

const STYLE = `
:root { color-scheme: light dark; --ink: #1b2430; --paper: #fff; --line: #cdd5df; --accent: #0b5cad; --quiet: #5a6675 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf3; --paper: #12171d; --line: #39434f; --accent: #7db8f5; --quiet: #a3afbd } }
* { box-sizing: border-box }
body { margin: 0; font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: var(--ink); background: var(--paper) }
main { max-width: 40rem; margin: 0 auto; padding: 2.5rem 1.25rem }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .25rem }
p { margin: .5rem 0 } .quiet { color: var(--quiet) } a { color: var(--accent) }
ul { list-style: none; padding: 0; margin: 1.5rem 0; display: grid; gap: .75rem }
button, .button { font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; cursor: pointer }
button:hover, button:focus-visible { border-color: var(--accent); outline: 2px solid var(--accent); outline-offset: 1px }
ul button { width: 100%; text-align: left; display: grid; grid-template-columns: 1fr auto; gap: 0 1rem }
ul .quiet { grid-column: 1 / -1; font-size: .9rem }
`

/** Nothing but our one style, forms to ourselves, no script, in nobody's frame. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`

export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': POLICY,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** For text and for the values of attributes in quotes. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

/** A page of one column that needs no script. `body` is HTML. */
export const plainPage = (title: string, body: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`
