import { useEffect, useState } from 'react'
import { useText } from '../i18n/use-text.ts'

const texts = {
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  failed: { zh: '浏览器不许复制，请手动选取', en: 'The browser does not allow it: select and copy by hand' },
} as const

const SHOWN_MS = 2_500

/** Copies a text and says so, to the eye and to a screen reader. */
export const CopyButton = ({ text, label, className = '' }: { text: string | (() => string); label?: string; className?: string }) => {
  const t = useText(texts)
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)
  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = (): void => void copyText(typeof text === 'string' ? text : text()).then((done) => setOutcome(done ? 'copied' : 'failed'))
  return (
    <>
      <button type="button" className={className} onClick={copy}>{outcome === null ? (label ?? t.copy) : t[outcome]}</button>
      <span role="status" className="for-readers">{outcome === null ? '' : t[outcome]}</span>
    </>
  )
}

/** Without TLS a browser has no clipboard interface, and there is the older way. */
const copyText = async (text: string): Promise<boolean> => {
  const clipboard = navigator.clipboard as Clipboard | undefined
  if (clipboard) return clipboard.writeText(text).then(() => true, () => copyBySelection(text))
  return copyBySelection(text)
}

const copyBySelection = (text: string): boolean => {
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'for-readers'
  const host = document.querySelector('dialog[open]') ?? document.body
  host.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  return done
}
