import type { IndexDocument, IndexTier, IndexTombstone } from '../../port.ts'
import { TEXT_COLUMNS, TIERS, type Tier } from './columns.ts'

export interface PackedTier extends Omit<IndexTier, 'text'> {
  /** Tokens with blanks between them, one string per column of the full-text table; null where there is no text at all. */
  columns: readonly string[] | null
}
export type PackedEntry = IndexTombstone | (Omit<IndexDocument, Tier> & { tiers: Partial<Record<Tier, PackedTier>> })

/** Entries as they go to the writer thread: a few long strings are copied much faster than hundreds of tokens. */
export const packEntry = (entry: IndexDocument | IndexTombstone): PackedEntry => {
  if (entry.deleted) return entry
  const { public: _public, embargoed: _embargoed, protected: _protected, ...rest } = entry
  const tiers: Partial<Record<Tier, PackedTier>> = {}
  for (const name of TIERS) {
    const tier = entry[name]
    if (tier) tiers[name] = packTier(tier)
  }
  return { ...rest, tiers }
}

/** A tier without text gets no row, so that queries of it cost nothing. */
const packTier = ({ text, ...rest }: IndexTier): PackedTier => {
  const columns = TEXT_COLUMNS.map(({ field, stream }) => text[field]?.[stream].join(' ') ?? '')
  return { ...rest, columns: columns.some((column) => column !== '') ? columns : null }
}
