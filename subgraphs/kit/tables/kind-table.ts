import type { BuildColumns } from 'drizzle-orm'
import type { AnyPgColumn, PgColumnBuilderBase, PgSchema, PgTableExtraConfigValue, PgTableWithColumns } from 'drizzle-orm/pg-core'
import { coreColumns, type CoreColumns, coreConstraints } from './core-columns.ts'

type Special = Record<string, PgColumnBuilderBase>
/** Said outright: what the compiler infers it cannot write into the declarations of the package. */
type KindTableOf<Name extends string, S extends Special> = PgTableWithColumns<{ name: Name; schema: string; columns: BuildColumns<Name, CoreColumns & S, 'pg'>; dialect: 'pg' }>

/**
 * The table of one kind: the core columns and its special ones. A special column bears the name of the GraphQL field that it answers.
 * `constraints` gets the columns and returns checks and indexes beyond those of the core.
 */
export const kindTable = <Name extends string, S extends Special>(
  schema: PgSchema,
  name: Name,
  special: S,
  constraints: (columns: Record<keyof S & string, AnyPgColumn>) => PgTableExtraConfigValue[] = () => [],
): KindTableOf<Name, S> => {
  const core = coreColumns()
  const clash = Object.keys(special).find((column) => Object.hasOwn(core, column))
  if (clash) throw new Error(`${name}.${clash} is a core column: give the special one another name and say so in renamed of defineKind`)
  return schema.table(name, { ...core, ...special } as CoreColumns & S, (columns) => [
    ...coreConstraints(name, columns as unknown as Record<string, AnyPgColumn>),
    ...constraints(columns as unknown as Record<keyof S & string, AnyPgColumn>),
  ])
}
