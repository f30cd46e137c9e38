import type { Format } from '../../i18n/use-format.ts'

type Values = Readonly<Record<string, unknown>>
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** Value types of the core that read best on one line; null for any other. */
const WRITERS: Readonly<Record<string, (value: Values, format: Format) => string>> = {
  Quantity: ({ value, unit }, format) => `${format.number(text(value))} ${text(unit)}`,
  Money: ({ amount, currency }, format) => `${format.number(text(amount))} ${text(currency)}`,
  LonLat: ({ lon, lat, uncertaintyM }) => `${coordinate(lat, 'N', 'S')} ${coordinate(lon, 'E', 'W')}${typeof uncertaintyM === 'number' ? ` ± ${uncertaintyM} m` : ''}`,
  LangString: ({ value, lang }) => `${text(value)} (${text(lang)})`,
  Agent: ({ name, nameEn, affiliation }) => `${text(name) || text(nameEn)}${text(affiliation) && ` (${text(affiliation)})`}`,
  OrganizationMention: ({ name, nameEn, organization }) => text(name) || text(nameEn) || text((organization as Values | null)?.name),
  Identifier: ({ scheme, value }) => `${text(scheme)} ${text(value)}`,
  Category: ({ code, label }) => `${text(label)} ${text(code)}`.trim(),
  Discipline: ({ code, label }) => `${text(label)} ${text(code)}`.trim(),
}

export const compactText = (typename: string, value: Values, format: Format): string | null => (Object.hasOwn(WRITERS, typename) ? (WRITERS[typename]?.(value, format).trim() || null) : null)

/** 34.7° N: four decimals are eleven metres. */
export const coordinate = (degrees: unknown, positive: string, negative: string): string =>
  typeof degrees === 'number' ? `${Math.abs(Math.round(degrees * 10_000) / 10_000)}° ${degrees < 0 ? negative : positive}` : ''
