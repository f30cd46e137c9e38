import type { SharingLevel } from '../../../../schema/document.ts'
import { type Matter, VISIBILITY } from '../../../../schema/visibility.ts'

export type TierName = 'public' | 'embargoed' | 'protected'

/**
 * The tier of the index to which a matter of a record belongs, read from the one table of who may see what: public where anybody may see it. What the level
 * opens and the embargo closes waits for its day; what the level closes stays closed whatever the embargo says.
 */
export const tierOf = (matter: Matter, level: SharingLevel, embargoed: boolean): TierName => {
  if (VISIBILITY[matter][level] !== 'ALL') return 'protected'
  return embargoed && VISIBILITY[matter].EMBARGOED !== 'ALL' ? 'embargoed' : 'public'
}
