import { useText } from '../i18n/use-text.ts'
import './skeleton.css'

const texts = { loading: { zh: '正在载入', en: 'Loading' } } as const

/** Keeps the place of what is loading, so that nothing jumps. */
export const Skeleton = ({ lines = 3 }: { lines?: number }) => {
  const t = useText(texts)
  return (
    <div className="skeleton" role="status">
      <span className="for-readers">{t.loading}</span>
      {Array.from({ length: lines }, (_, line) => <span key={line} className="skeleton-line" aria-hidden="true" />)}
    </div>
  )
}
