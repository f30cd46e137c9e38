import { or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { contains } from '../../kit/filter.ts'
import type { CanonicalForm } from '../../kit/kind.ts'

const list = (values: readonly string[]): SQL => sql`${sql.param([...values])}::text[]`

/** One of the agents of a jsonb column bears a name, in either language, that contains the text. */
export const agentNamed = (column: AnyPgColumn, text: string): SQL =>
  sql`exists (select from jsonb_array_elements(${column}) as agent(item) where ${or(contains(sql`item ->> 'name'`, text), contains(sql`item ->> 'nameEn'`, text))})`

/** One of the codes of a text[] column begins with one of the prefixes. Blanks and case make no difference: `H01L21` finds `H01L 21/02`. */
export const codeWithPrefix = (column: AnyPgColumn, prefixes: readonly string[]): SQL => {
  const wanted = list(prefixes.map((prefix) => prefix.replace(/\s/g, '').toUpperCase()))
  return sql`exists (select from unnest(${column}) as code(item), unnest(${wanted}) as wanted(prefix) where starts_with(upper(regexp_replace(item, '\\s', '', 'g')), prefix))`
}

/** One of the numbers of a text[] column is one of those given, in whatever spelling. */
export const numberAmong = (column: AnyPgColumn, form: CanonicalForm, values: readonly string[]): SQL =>
  sql`${column} && ${list(values.flatMap((value) => form.of(value) ?? []))}`
