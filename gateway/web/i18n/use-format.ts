import { useMemo } from 'react'
import type { Language } from './chosen-language.ts'
import { useLanguage } from './language.tsx'

const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const

export interface Format {
  number(value: number | string): string
  /** An instant, as a day. */
  date(instant: string): string
  dateTime(instant: string): string
  /** YYYY, YYYY-MM or YYYY-MM-DD: no more is said than is known. */
  partialDate(date: string): string
  /** 3 分钟前 / 3 minutes ago. */
  ago(instant: string): string
}

export const formatIn = (language: Language): Format => {
  const locale = LOCALES[language]
  const number = new Intl.NumberFormat(locale)
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  return {
    number: (value) => number.format(typeof value === 'number' ? value : (value as `${number}`)),
    date: (instant) => date.format(new Date(instant)),
    dateTime: (instant) => dateTime.format(new Date(instant)),
    partialDate: (given) => partialDate(given, locale),
    ago: (instant) => ago(instant, new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })),
  }
}

export const useFormat = (): Format => {
  const { language } = useLanguage()
  return useMemo(() => formatIn(language), [language])
}

const PARTS = [{ year: 'numeric' }, { year: 'numeric', month: 'short' }, { year: 'numeric', month: 'short', day: 'numeric' }] as const

const partialDate = (given: string, locale: string): string => {
  const options = PARTS[given.split('-').length - 1]
  const instant = new Date(`${given.padEnd(10, '-01').slice(0, 10)}T00:00:00Z`)
  if (!options || Number.isNaN(instant.getTime())) return given
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(instant)
}

const UNITS = [['year', 31_536_000], ['month', 2_592_000], ['day', 86_400], ['hour', 3_600], ['minute', 60]] as const

const ago = (instant: string, format: Intl.RelativeTimeFormat): string => {
  const seconds = Math.round((new Date(instant).getTime() - Date.now()) / 1000)
  const unit = UNITS.find(([, size]) => Math.abs(seconds) >= size)
  return unit ? format.format(Math.trunc(seconds / unit[1]), unit[0]) : format.format(seconds, 'second')
}
