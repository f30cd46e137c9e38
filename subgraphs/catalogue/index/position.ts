/**
 * What the index keeps as its position: `<origin> <place>`, the name of the database it was filled from and the place of the read model it has reached.
 * `~` before it: the content is of another database and only kept in step until a new index is complete.
 */
export interface Reached { origin: string; place: string; foreign: boolean }

const FOREIGN = '~'

export const encodePosition = ({ origin, place, foreign }: Reached): string => `${foreign ? FOREIGN : ''}${origin} ${place}`

export const decodePosition = (position: string): Reached => {
  const foreign = position.startsWith(FOREIGN)
  const at = position.indexOf(' ')
  return { origin: position.slice(foreign ? FOREIGN.length : 0, at), place: position.slice(at + 1), foreign }
}
