import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { seenRow, type SubgraphContext } from '../../kit/context.ts'
import { domainError } from '../../kit/errors.ts'
import { kindOf } from '../../kit/store.ts'
import { rowsByNameKeys } from '../repositories/named.ts'
import { organization } from '../tables/organization.ts'
import { platform } from '../tables/platform.ts'
import { nameKey } from '../values/name-key.ts'

const MAX_NAMES = 500

/** What each name names, in the order given; null where nothing or more than one thing bears it. */
const byNames = (typename: string, column: AnyPgColumn) => async (_source: unknown, { names }: { names: string[] }, context: SubgraphContext) => {
  if (names.length > MAX_NAMES) throw domainError('BAD_INPUT', { zh: `至多 ${MAX_NAMES} 个名称,实为 ${names.length} 个`, en: `At most ${MAX_NAMES} names, not ${names.length}` })
  const keys = names.map(nameKey)
  const found = await rowsByNameKeys(context.store.database.db, kindOf(context.store, typename), column, keys.filter((key) => key !== ''))
  return keys.map((key) => {
    const [row, ...others] = found.get(key) ?? []
    return row && others.length === 0 ? seenRow(context, typename, row) : null
  })
}

export const Query = {
  resolveOrganizations: byNames('Organization', organization.nameKeys),
  resolvePlatforms: byNames('Platform', platform.nameKeys),
}
