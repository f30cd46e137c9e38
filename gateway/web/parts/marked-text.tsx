import { Fragment } from 'react'
import { markedParts } from './marked-parts.ts'

/** A snippet or highlight of the graph: escaped text with <mark>. It is taken apart and set as text; nothing in it becomes markup. */
export const MarkedText = ({ html }: { html: string }) => (
  <>{markedParts(html).map(({ text, marked }, index) => (marked ? <mark key={index}>{text}</mark> : <Fragment key={index}>{text}</Fragment>))}</>
)
