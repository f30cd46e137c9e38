import type { Viewer } from '../../../schema/viewer.ts'
import type { SavedQueryRow } from '../repositories/saved-queries.ts'
import { mayEdit } from '../rules/saved-query-visibility.ts'

const person = (id: string) => ({ __typename: 'User', id })

/** A query as this viewer sees it. Of a deleted one id, slug and when are left; what its owner notes for himself is his alone. */
export const seenQuery = (viewer: Viewer, row: SavedQueryRow) => {
  if (row.deletedAt) return { __typename: 'SavedQuery', id: row.id, slug: row.slug, deletedAt: row.deletedAt, row: null }
  const mine = mayEdit(viewer, row)
  return {
    __typename: 'SavedQuery', row,
    id: row.id, slug: row.slug, name: row.name, nameEn: row.nameEn, description: row.description, descriptionEn: row.descriptionEn,
    document: row.document, operationName: row.operationName, rows: row.rows, nested: row.nested, explode: row.explode, parameters: row.parameters, picture: row.picture,
    visibility: row.visibility, sharedWith: mine ? row.sharedWith.map(person) : null, folder: mine ? row.folder : null, tags: row.tags,
    platform: row.platform === null || row.visibility !== 'PLATFORM' ? null : { __typename: 'Platform', id: row.platform },
    owner: person(row.ownerId), version: row.version, estimatedCost: row.estimatedCost, runnable: row.brokenAt === null,
    createdAt: row.createdAt, updatedAt: row.updatedAt, deletedAt: null, mine, editable: mine,
  }
}

export type SeenQuery = ReturnType<typeof seenQuery>
