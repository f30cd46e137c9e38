import { useLocation, useSearch } from 'wouter'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { signInAddress } from '../viewer/sign-in-address.ts'
import { useMe } from '../viewer/use-me.ts'
import type { ResourceData } from './resource-data.ts'
import type { ResourceShape } from './special/shape-by.ts'

const texts = {
  title: { zh: '有些内容未向您显示', en: 'Some of this is not shown to you' },
  which: { zh: (names: string) => `未显示：${names}。`, en: (names: string) => `Not shown: ${names}.` },
  PUBLIC: { zh: '这些内容只对平台管理方与中心开放。', en: 'It is open to the managers of its platform and to the Center.' },
  REGISTERED: { zh: '登录后可见。', en: 'It shows to whoever is signed in.' },
  AGREEMENT: { zh: '签订协议或获得批准后可见。', en: 'It shows after an agreement or an approval.' },
  RESTRICTED: { zh: '此资源为受限共享，内容由提供方逐案决定。', en: 'This resource is restricted: its provider decides case by case.' },
  signIn: { zh: '登录', en: 'Sign in' },
  embargo: { zh: '此资源延期公开，期满后自动可见。', en: 'This resource is under embargo and shows by itself when that ends.' },
} as const

/** What is kept from this reader, and why. */
export const HiddenFields = ({ resource: { redactedFields, sharing, status }, shape }: { resource: ResourceData; shape: ResourceShape | null }) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const hidden = redactedFields ?? []
  const [path] = useLocation()
  const search = useSearch()
  const { me, known } = useMe()
  if (hidden.length === 0) return null
  const isStranger = known && me === null
  const level = sharing?.level ?? 'PUBLIC'
  // Who is signed in and still does not see it is none of those for whom signing in is enough.
  const why = status === 'EMBARGOED' ? t.embargo : t[level === 'REGISTERED' && !isStranger ? 'PUBLIC' : level]
  const names = [...new Set(hidden.map((path) => nameOf(path, shape)[language]))].join(language === 'zh' ? '、' : ', ')
  return (
    <aside className="notice" aria-label={t.title}>
      <p className="notice-title">{t.title}</p>
      <p>{t.which(names)} {why}</p>
      {isStranger && level !== 'PUBLIC' && <p><a className="button" href={signInAddress({ pathname: path, search: search === '' ? '' : `?${search}` })}>{t.signIn}</a></p>}
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
