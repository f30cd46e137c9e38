import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { readAddress, type StateOf, writeAddress } from './parameters.ts'

interface Change {
  /** No new entry for the back button: for what changes while somebody types or drags. */
  replace?: boolean
}

export interface AddressState<State> {
  state: State
  set(change: Partial<State>, options?: Change): void
  /** The address that `set` would lead to, for links. */
  addressWith(change: Partial<State>): string
}

/** The state of a page, kept in its address and nowhere else. `schema` is a constant of its module. */
export const useAddress = <S extends Readonly<Record<string, unknown>>>(schema: S): AddressState<StateOf<S>> => {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const state = useMemo(() => readAddress(schema, search), [schema, search])
  const addressWith = useCallback((change: Partial<StateOf<S>>) => {
    const written = writeAddress(schema, { ...state, ...change }, search)
    return written === '' ? path : `${path}?${written}`
  }, [schema, state, search, path])
  const set = useCallback((change: Partial<StateOf<S>>, options: Change = {}) => navigate(addressWith(change), options), [addressWith, navigate])
  return { state, set, addressWith }
}
