import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import type { ShownRunFragment } from './schedule.operations.ts'

const texts = {
  running: { zh: '正在运行……', en: 'running…' },
  failed: { zh: '运行失败', en: 'failed' },
  first: { zh: (rows: string) => `首次运行，${rows} 行`, en: (rows: string) => `first run, ${rows} rows` },
  same: { zh: '没有变化', en: 'no change' },
  added: { zh: (n: string) => `增加 ${n} 条`, en: (n: string) => `${n} added` },
  changed: { zh: (n: string) => `改变 ${n} 条`, en: (n: string) => `${n} changed` },
  gone: { zh: (n: string) => `不再 ${n} 条`, en: (n: string) => `${n} gone` },
} as const

/** What came of a run, in a few words. */
export const RunSummary = ({ run: { state, first, rows, error, ...counts } }: { run: ShownRunFragment }) => {
  const t = useText(texts)
  const format = useFormat()
  const { language } = useLanguage()
  if (state === 'RUNNING') return <>{t.running}</>
  if (state === 'FAILED') return <>{t.failed}{language === 'en' ? `: ${error?.messageEn ?? ''}` : `：${error?.message ?? ''}`}</>
  if (first) return <>{t.first(format.number(rows ?? 0))}</>
  const parts = (['added', 'changed', 'gone'] as const).filter((kind) => (counts[kind] ?? 0) > 0).map((kind) => t[kind](format.number(counts[kind] ?? 0)))
  return <>{parts.length === 0 ? t.same : parts.join(language === 'en' ? ', ' : '，')}</>
}
