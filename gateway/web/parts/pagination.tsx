import { useState } from 'react'
import { useLocation } from 'wouter'
import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from './link.tsx'
import './pagination.css'

const texts = {
  label: { zh: '分页', en: 'Pages' },
  page: { zh: (page: string, of: string) => `第 ${page} / ${of} 页`, en: (page: string, of: string) => `Page ${page} of ${of}` },
  first: { zh: '首页', en: 'First' },
  previous: { zh: '上一页', en: 'Previous' },
  next: { zh: '下一页', en: 'Next' },
  last: { zh: '末页', en: 'Last' },
  jump: { zh: '跳至页码', en: 'Go to page' },
  go: { zh: '跳转', en: 'Go' },
} as const

export interface PaginationProps {
  page: number
  pageCount: number
  /** Addresses of the neighbours; null where there is none. */
  first: string | null
  previous: string | null
  next: string | null
  last: string | null
  /** Without it there is no jump. `furthest` is the last page that can be jumped to. */
  jump?: { address(page: number): string; furthest: number }
}

/** First, previous, next, last, and a jump. The four are links, so that they can be opened, sent and gone back from. */
export const Pagination = ({ page, pageCount, jump, ...targets }: PaginationProps) => {
  const t = useText(texts)
  const format = useFormat()
  return (
    <nav className="pagination" aria-label={t.label}>
      <span className="pagination-place">{t.page(format.number(page), format.number(pageCount))}</span>
      {(['first', 'previous', 'next', 'last'] as const).map((name) => {
        const target = targets[name]
        return target === null
          ? <span key={name} className="button disabled" aria-disabled="true">{t[name]}</span>
          : <Link key={name} className="button" to={target} {...(name === 'next' || name === 'previous' ? { rel: name === 'next' ? 'next' : 'prev' } : {})}>{t[name]}</Link>
      })}
      {jump && jump.furthest > 2 && <Jump {...jump} />}
    </nav>
  )
}

const Jump = ({ address, furthest }: NonNullable<PaginationProps['jump']>) => {
  const t = useText(texts)
  const [, navigate] = useLocation()
  const [value, setValue] = useState('')
  return (
    <form className="pagination-jump" onSubmit={(event) => {
      event.preventDefault()
      const wanted = Number(value)
      if (Number.isInteger(wanted) && wanted >= 1) navigate(address(Math.min(wanted, furthest)))
    }}>
      <input type="number" inputMode="numeric" min={1} max={furthest} value={value} onChange={(event) => setValue(event.target.value)} aria-label={t.jump} />
      <button type="submit">{t.go}</button>
    </form>
  )
}
