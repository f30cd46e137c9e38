export interface ShownTimes { cadence: 'DAILY' | 'WEEKLY' | 'MONTHLY' | null; weekday: number | null; dayOfMonth: number | null; hour: number | null }

export const WEEKDAYS = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const

const two = (hour: number | null): string => String(hour ?? 0).padStart(2, '0')

/** 每周一 06 时 / every Monday at 06:00: times are China's. */
export const timesIn = (language: 'zh' | 'en', { cadence, weekday, dayOfMonth, hour }: ShownTimes): string => {
  const day = WEEKDAYS[language][(weekday ?? 1) - 1] ?? ''
  const at = two(hour)
  switch (cadence) {
    case 'WEEKLY': return language === 'zh' ? `每周${day} ${at} 时` : `every ${day} at ${at}:00`
    case 'MONTHLY': return language === 'zh' ? `每月 ${dayOfMonth ?? 1} 日 ${at} 时` : `on day ${dayOfMonth ?? 1} of each month at ${at}:00`
    case 'DAILY': case null: return language === 'zh' ? `每天 ${at} 时` : `every day at ${at}:00`
  }
}
