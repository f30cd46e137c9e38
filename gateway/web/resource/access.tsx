import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import { OutsideLink } from '../parts/outside-link.tsx'
import { type Fact, Facts, isKnown } from './facts.tsx'
import { Files } from './files.tsx'
import type { ResourceData, Terms } from './resource-data.ts'
import { useCode } from './use-code.ts'
import { useTerm } from './use-term.ts'

const texts = {
  title: { zh: '如何获取', en: 'How to get it' },
  PUBLIC: { zh: '任何人都可以获取。', en: 'Anybody may get it.' },
  REGISTERED: { zh: '登录后可以获取。', en: 'Whoever is signed in may get it.' },
  AGREEMENT: { zh: '签订协议或获得批准后可以获取。', en: 'After an agreement or an approval.' },
  RESTRICTED: { zh: '目录公开，内容逐案审批。', en: 'The entry is open; access is decided case by case.' },
  level: { zh: '谁可以获取', en: 'Who may' }, services: { zh: '服务方式', en: 'Service' }, channels: { zh: '共享途径', en: 'Channels' }, fee: { zh: '收费', en: 'Fee' }, scope: { zh: '共享范围', en: 'Scope' }, process: { zh: '申请流程', en: 'How to apply' },
  modes: { zh: '共享方式', en: 'Mode of sharing' }, obtain: { zh: '获取途径', en: 'How it comes' }, embargo: { zh: '延期公开至', en: 'Under embargo until' }, contact: { zh: '联系', en: 'Contact' },
  unstated: { zh: '来源没有说明如何获取。', en: 'Its source does not say how to get it.' },
} as const

/** Who may get it, how, at what price, and whom to ask. */
export const Access = ({ resource, terms }: { resource: ResourceData; terms: Terms }) => {
  const t = useText(texts)
  const format = useFormat()
  const term = useTerm(terms)
  const code = useCode()
  const { sharing, contact, links } = resource
  const facts: Fact[] = [
    { label: t.level, value: sharing?.level && <><b>{term('sharing', sharing.level)}</b> {t[sharing.level]}</> },
    { label: t.embargo, value: sharing?.embargoUntil && format.partialDate(sharing.embargoUntil) },
    { label: t.services, value: sharing?.serviceModes?.map((mode) => term('services', mode)).join('、') },
    { label: t.channels, value: sharing?.channels?.map((channel) => term('channels', channel)).join('、') },
    { label: t.fee, value: term('fees', sharing?.feeModel) },
    { label: t.scope, value: sharing?.scope },
    { label: t.modes, value: sharing?.naturalModes?.map((mode) => code('naturalMode', mode)).join('、') },
    { label: t.obtain, value: sharing?.obtainChannels?.map((channel) => code('obtainChannel', channel)).join('、') },
    { label: t.process, value: sharing?.applicationProcess },
    { label: t.contact, value: contact && <Contact contact={contact} /> },
  ]
  return (
    <section className="card access" aria-labelledby="access">
      <h2 id="access">{t.title}</h2>
      {facts.some(isKnown) || links?.length ? <Facts facts={facts} /> : <p className="secondary">{t.unstated}</p>}
      <Files links={links ?? []} terms={terms} />
    </section>
  )
}

const Contact = ({ contact }: { contact: NonNullable<ResourceData['contact']> }) => (
  <address>
    {contact.name && <div>{contact.name}</div>}
    {contact.phone && <div>{contact.phone}</div>}
    {contact.email && <div>{/^[^\s@<>?&"']+@[^\s@<>?&"']+$/.test(contact.email) ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : contact.email}</div>}
    {(contact.address || contact.postcode) && <div>{[contact.address, contact.postcode].filter(Boolean).join(' ')}</div>}
    {contact.url && <div><OutsideLink url={contact.url} /></div>}
  </address>
)
