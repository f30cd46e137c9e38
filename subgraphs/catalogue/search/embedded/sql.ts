export type SqlValue = string | number | bigint | null

/** A piece of SQL with the values of its question marks. */
export interface Sql { readonly text: string; readonly values: readonly SqlValue[] }

const isSql = (part: SqlValue | Sql): part is Sql => typeof part === 'object' && part !== null

/** Pieces are put in where they stand, everything else becomes a bound value: what a client sent can not become SQL. */
export const sql = (strings: TemplateStringsArray, ...parts: readonly (SqlValue | Sql)[]): Sql => ({
  text: strings.reduce((text, string, index) => {
    const part = parts[index - 1] as SqlValue | Sql
    return `${text}${isSql(part) ? part.text : '?'}${string}`
  }),
  values: parts.flatMap((part) => (isSql(part) ? part.values : [part])),
})

/** SQL written by us: names of tables and columns, numbers of the ranking. */
export const raw = (text: string): Sql => ({ text, values: [] })

export const join = (pieces: readonly Sql[], separator: string): Sql => ({
  text: pieces.map(({ text }) => text).join(separator),
  values: pieces.flatMap(({ values }) => values),
})
