import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { Refusal } from '../graph/refusal.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { RefusalLine } from '../parts/refusal-line.tsx'
import { WEEKDAYS } from './times.ts'
import './schedule.css'

const texts = {
  intro: { zh: '到时以您的权限运行，与上一次比较；有增加、改变或不再的记录时提醒您。', en: 'It runs with your rights, is compared with the run before, and tells you when records were added, have changed or are gone.' },
  cadence: { zh: '多久一次', en: 'How often' },
  DAILY: { zh: '每天', en: 'Every day' },
  WEEKLY: { zh: '每周', en: 'Every week' },
  MONTHLY: { zh: '每月', en: 'Every month' },
  weekday: { zh: '星期', en: 'On' },
  dayOfMonth: { zh: '几日', en: 'On day' },
  hour: { zh: '几时（北京时间）', en: 'Hour (China)' },
  mail: { zh: '也寄到我的邮箱', en: 'Also by e-mail' },
  mailHelp: { zh: '站内的提醒与订阅地址总有；邮件只寄到经登录系统验证的邮箱。', en: 'Alerts on these pages and a feed are always there; mail goes to the address that your sign-in has verified.' },
  saving: { zh: '正在保存……', en: 'Saving…' },
} as const

const CADENCES = ['DAILY', 'WEEKLY', 'MONTHLY'] as const
export interface ChosenTimes { cadence: (typeof CADENCES)[number]; weekday: number | null; dayOfMonth: number | null; hour: number; notify: { mail: boolean } }

interface FormProps {
  /** What stands there at first. */
  before?: ChosenTimes
  submit: string
  save(chosen: ChosenTimes): Promise<Refusal | null>
  children?: ReactNode
}

const USUAL: ChosenTimes = { cadence: 'WEEKLY', weekday: 1, dayOfMonth: 1, hour: 6, notify: { mail: false } }

/** When a query runs, and how its owner hears of it. */
export const ScheduleForm = ({ before = USUAL, submit, save, children }: FormProps) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const id = useId()
  const [cadence, setCadence] = useState(before.cadence)
  const [weekday, setWeekday] = useState(before.weekday ?? 1)
  const [day, setDay] = useState(before.dayOfMonth ?? 1)
  const [hour, setHour] = useState(before.hour)
  const [mail, setMail] = useState(before.notify.mail)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setRefusal(await save({ cadence, weekday: cadence === 'WEEKLY' ? weekday : null, dayOfMonth: cadence === 'MONTHLY' ? day : null, hour, notify: { mail } }))
    setBusy(false)
  }
  return (
    <form className="schedule-form" onSubmit={(event) => void send(event)}>
      <p className="secondary">{t.intro}</p>
      {children}
      <p className="row">
        <label htmlFor={`${id}-cadence`}>{t.cadence}</label>
        <select id={`${id}-cadence`} value={cadence} onChange={({ target }) => setCadence(CADENCES.find((each) => each === target.value) ?? 'WEEKLY')}>{CADENCES.map((each) => <option key={each} value={each}>{t[each]}</option>)}</select>
        {cadence === 'WEEKLY' && <><label htmlFor={`${id}-weekday`}>{t.weekday}</label><select id={`${id}-weekday`} value={weekday} onChange={({ target }) => setWeekday(Number(target.value))}>{WEEKDAYS[language].map((name, at) => <option key={name} value={at + 1}>{name}</option>)}</select></>}
        {cadence === 'MONTHLY' && <><label htmlFor={`${id}-day`}>{t.dayOfMonth}</label><input id={`${id}-day`} type="number" min={1} max={31} required value={day} onChange={({ target }) => setDay(target.valueAsNumber)} /></>}
        <label htmlFor={`${id}-hour`}>{t.hour}</label>
        <input id={`${id}-hour`} type="number" min={0} max={23} required value={Number.isNaN(hour) ? '' : hour} onChange={({ target }) => setHour(target.valueAsNumber)} />
      </p>
      <p><label className="choice"><input type="checkbox" checked={mail} aria-describedby={`${id}-help`} onChange={({ target }) => setMail(target.checked)} />{t.mail}</label><small id={`${id}-help`} className="secondary">{t.mailHelp}</small></p>
      <p className="row"><button type="submit" className="primary" disabled={busy}>{busy ? t.saving : submit}</button><RefusalLine refusal={refusal} /></p>
    </form>
  )
}
