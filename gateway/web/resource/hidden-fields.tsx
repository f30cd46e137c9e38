import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import type { ResourceData } from './resource-data.ts'
import type { ResourceShape } from './special/load-shape.ts'

const texts = {
  title: { zh: '有些内容未向您显示', en: 'Some of this is not shown to you' },
  which: { zh: (names: string) => `未显示：${names}。`, en: (names: string) => `Not shown: ${names}.` },
  PUBLIC: { zh: '这些内容不对公众开放。', en: 'It is not open to the public.' },
  REGISTERED: { zh: '登录后可见。', en: 'It shows to whoever is signed in.' },
  AGREEMENT: { zh: '签订协议或获得批准后可见。', en: 'It shows after an agreement or an approval.' },
  RESTRICTED: { zh: '此资源为受限共享，内容由提供方逐案决定。', en: 'This resource is restricted: its provider decides case by case.' },
  embargo: { zh: '此资源延期公开，期满后自动可见。', en: 'This resource is under embargo and shows by itself when that ends.' },
} as const

/** What is kept from this reader, and why. */
export const HiddenFields = ({ resource: { redactedFields, sharing, status }, shape }: { resource: ResourceData; shape: ResourceShape | null }) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const hidden = redactedFields ?? []
  if (hidden.length === 0) return null
  const names = [...new Set(hidden.map((path) => nameOf(path, shape)[language]))].join(language === 'zh' ? '、' : ', ')
  return (
    <aside className="notice" aria-label={t.title}>
      <p className="notice-title">{t.title}</p>
      <p>{t.which(names)} {status === 'EMBARGOED' ? t.embargo : t[sharing?.level ?? 'PUBLIC']}</p>
    </aside>
  )
}

/** `origin.point` as the schema calls them: 原产地 › 坐标. */
const nameOf = (path: string, shape: ResourceShape | null): { zh: string; en: string } => {
  const [first = '', second] = path.split('.')
  const field = shape?.own.find(({ name }) => name === first)
  const outer = field?.label ?? shape?.core.get(first) ?? { zh: first, en: first }
  if (second === undefined) return outer
  const inner = field?.type.kind === 'object' ? shape?.types.get(field.type.name)?.find(({ name }) => name === second)?.label : undefined
  return { zh: `${outer.zh} › ${inner?.zh ?? second}`, en: `${outer.en} › ${inner?.en ?? second}` }
}
