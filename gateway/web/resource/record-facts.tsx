import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { OutsideLink } from '../parts/outside-link.tsx'
import { searchAddress } from '../search/search-address.ts'
import { type Fact, Facts, isKnown } from './facts.tsx'
import { Agents, MentionedOrganization } from './people.tsx'
import type { ResourceData, Terms } from './resource-data.ts'
import { useCode } from './use-code.ts'
import { useTerm } from './use-term.ts'

const texts = {
  title: { zh: '基本信息', en: 'About this resource' },
  creators: { zh: '创建者', en: 'Creators' }, contributors: { zh: '贡献者', en: 'Contributors' }, provider: { zh: '提供方', en: 'Provider' }, servicer: { zh: '服务方', en: 'Serviced by' }, platform: { zh: '所属平台', en: 'Platform' },
  site: { zh: '网站', en: 'site' }, generated: { zh: '生成日期', en: 'Generated' }, released: { zh: '发布日期', en: 'Released' }, registered: { zh: '注册日期', en: 'Registered' }, updated: { zh: '更新日期', en: 'Updated' },
  languages: { zh: '语种', en: 'Languages' }, stage: { zh: '全链条阶段', en: 'Stage of life' }, funding: { zh: '来源项目', en: 'Funding' }, rights: { zh: '知识产权', en: 'Intellectual property' }, license: { zh: '使用许可', en: 'Licence' }, statement: { zh: '权利声明', en: 'Statement of rights' },
} as const

/** The core metadata beside title, subject and access. */
export const RecordFacts = ({ resource, terms }: { resource: ResourceData; terms: Terms }) => {
  const t = useText(texts)
  const format = useFormat()
  const label = useLabel()
  const term = useTerm(terms)
  const code = useCode()
  const languageName = useLanguageName()
  const { platform, rights, provider, servicer } = resource
  const day = (instant: string | null): string | null => instant && format.date(instant)
  const facts: Fact[] = [
    { label: t.creators, value: resource.creators?.length ? <Agents agents={resource.creators} /> : null },
    { label: t.contributors, value: resource.contributors?.length ? <Agents agents={resource.contributors} /> : null },
    { label: t.provider, value: provider && <MentionedOrganization mention={provider} /> },
    { label: t.servicer, value: servicer && servicer.name !== provider?.name && <MentionedOrganization mention={servicer} /> },
    { label: t.platform, value: platform && <><Link to={searchAddress({ platform: [platform.id] })}>{label(platform) || platform.id}</Link>{platform.website && <> <OutsideLink url={platform.website}>{t.site}</OutsideLink></>}</> },
    { label: t.generated, value: resource.generatedOn && format.partialDate(resource.generatedOn) },
    { label: t.released, value: day(resource.releasedAt) },
    { label: t.registered, value: day(resource.registeredAt) },
    { label: t.updated, value: day(resource.updatedAt) },
    { label: t.languages, value: (resource.languages ?? []).map(languageName).join('、') },
    { label: t.stage, value: term('stages', resource.lifecycle) },
    { label: t.funding, value: resource.funding?.length ? <Funding funding={resource.funding} /> : null },
    { label: t.rights, value: rights?.ipCategory && code('ip', rights.ipCategory) },
    { label: t.license, value: rights?.licenseUrl ? <OutsideLink url={rights.licenseUrl}>{rights.license ?? rights.licenseUrl}</OutsideLink> : rights?.license },
    { label: t.statement, value: rights?.statement },
  ]
  if (!facts.some(isKnown)) return null
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t.title}</h2>
      <Facts facts={facts} />
    </section>
  )
}

const Funding = ({ funding }: { funding: NonNullable<ResourceData['funding']> }) => (
  <ul className="plain-list">
    {funding.map((grant, index) => {
      const words = [grant.projectTitle, grant.projectNo].filter(Boolean).join(' ')
      return <li key={index}>{grant.project ? <Link to={searchAddress({ project: [grant.project.id] })}>{words || grant.project.id}</Link> : words}{grant.funder && <span className="secondary"> {grant.funder}</span>}</li>
    })}
  </ul>
)

/** 中文 / Chinese for `zh-CN`; the tag where it is none. */
const useLanguageName = (): ((tag: string) => string) => {
  const { language } = useLanguage()
  return (tag) => {
    try {
      return new Intl.DisplayNames([language === 'en' ? 'en' : 'zh-CN'], { type: 'language' }).of(tag.split('-')[0] ?? tag) ?? tag
    } catch (error) {
      // Whatever a source put there.
      if (error instanceof RangeError) return tag
      throw error
    }
  }
}
