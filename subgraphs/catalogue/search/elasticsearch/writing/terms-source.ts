import { type IndexDocument, TERM_FIELDS, type TermField } from '../../port.ts'
import type { TermView } from '../indices/layout.ts'
import { termValue } from './term-value.ts'

type Terms = Partial<Record<TermField, string[]>>

/** What everybody sees of the terms, and where others see more, all that those see. */
export const termsSource = (document: IndexDocument): Partial<Record<TermView, Terms>> => {
  const source: Record<TermView, Terms> = { open: {}, lifted: {}, full: {} }
  for (const field of TERM_FIELDS) {
    const open = new Set(document.public.terms[field])
    const lifted = new Set([...open, ...(document.embargoed?.terms[field] ?? [])])
    const full = new Set([...lifted, ...(document.protected?.terms[field] ?? [])])
    if (open.size > 0) source.open[field] = Array.from(open, termValue)
    if (lifted.size > open.size) source.lifted[field] = Array.from(lifted, termValue)
    if (full.size > open.size) source.full[field] = Array.from(full, termValue)
  }
  return Object.fromEntries(Object.entries(source).filter(([, terms]) => Object.keys(terms).length > 0))
}
