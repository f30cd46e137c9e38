import { getNamedType, getNullableType, type GraphQLInputType, isListType, Kind, parseValue, print, type ValueNode } from 'graphql'
import { useEffect, useId, useState } from 'react'
import type { ValueInputProps } from './value-input.tsx'
import { itemsOf, leafOf, listOf, textOf } from './value-nodes.ts'

/** A number, date, word or text; written into the query when the field is left or Enter is pressed, and only where it is one. */
export const LeafInput = ({ name, type, value, fallback, asWritten, onChange }: ValueInputProps & { asWritten?: boolean }) => {
  const present = asWritten ? (value ? print(value) : '') : shown(type, value)
  const [text, setText] = useState(present)
  const [isWrong, setIsWrong] = useState(false)
  const problem = useId()
  useEffect(() => setText(present), [present])
  const named = getNamedType(type).name
  const kind = asWritten ? WRITTEN : (KINDS[named] ?? (BUILT_IN.has(named) ? {} : WRITTEN))

  const write = () => {
    if (text === present) return setIsWrong(false)
    const next = read(type, text, asWritten || kind === WRITTEN, kind)
    setIsWrong(next === 'wrong')
    if (next !== 'wrong') onChange(next)
  }
  if (named === 'Boolean') {
    return (
      <select value={textOf(value)} aria-label={name} onChange={({ currentTarget }) => onChange(leafOf(type, currentTarget.value))}>
        <option value="">{fallback === undefined ? '（不限 / any）' : `（默认 default: ${String(fallback)}）`}</option>
        <option value="true">是 true</option>
        <option value="false">否 false</option>
      </select>
    )
  }
  return (
    <>
      <input
        type="text"
        inputMode={kind.inputMode}
        value={text}
        aria-label={name}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? problem : undefined}
        placeholder={fallback === undefined || fallback === null ? kind.example : `默认 default: ${JSON.stringify(fallback)}`}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onBlur={write}
        onKeyDown={(event) => event.key === 'Enter' && write()}
      />
      {isWrong && <p id={problem} className="builder-wrong" role="alert">不是 {String(type)}，例如 <span lang="en">not of that type, such as</span> <code>{kind.example ?? '…'}</code></p>}
    </>
  )
}

interface LeafKind {
  example?: string
  inputMode?: 'numeric' | 'decimal'
  pattern?: RegExp
  /** What somebody types short, made whole. */
  complete?(text: string): string
}

const KINDS: Readonly<Record<string, LeafKind>> = {
  Int: { example: '20', inputMode: 'numeric' },
  Float: { example: '116.35', inputMode: 'decimal' },
  Decimal: { example: '500000', inputMode: 'decimal', pattern: /^-?\d+(\.\d+)?$/ },
  Date: { example: '2025-06-30', pattern: /^\d{4}-\d{2}-\d{2}$/ },
  PartialDate: { example: '2015 / 2015-06 / 2015-06-30', pattern: /^\d{4}(-\d{2}(-\d{2})?)?$/ },
  DateTime: { example: '2025-06-30T00:00:00Z', pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/, complete: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text) },
}
/** Shown and read as it stands in a query, such as an area of the map. */
const WRITTEN: LeafKind = { example: '{ … }' }
const BUILT_IN = new Set(['String', 'ID', 'URL', 'Language'])

const shown = (type: GraphQLInputType, value: ValueNode | undefined): string => {
  if (!value) return ''
  if (isListType(getNullableType(type))) return itemsOf(value).map(textOf).join(', ')
  return textOf(value) || (value.kind === Kind.STRING ? '' : print(value))
}

const read = (type: GraphQLInputType, text: string, written: boolean, kind: LeafKind): ValueNode | undefined | 'wrong' => {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  if (written) {
    try {
      return parseValue(trimmed, { noLocation: true })
    } catch {
      return 'wrong'
    }
  }
  const one = (each: string): ValueNode | 'wrong' => {
    const whole = kind.complete?.(each) ?? each
    return kind.pattern && !kind.pattern.test(whole) ? 'wrong' : (leafOf(type, whole) ?? 'wrong')
  }
  if (!isListType(getNullableType(type))) return one(trimmed)
  const items = trimmed.split(/\s*[,，;；]\s*/).filter(Boolean).map(one)
  return items.includes('wrong') ? 'wrong' : listOf(items.filter((each) => each !== 'wrong'))
}
