import { unguessable } from '../../kit/unguessable.ts'

const NAMESPACE = 'registry:'

/** Ids of one kind: what is stored is their local part, by which each kind is told from the others. */
const kindOf = (prefix: string) => {
  const local = new RegExp(`^${prefix}[a-z2-7]{26}$`)
  return {
    newLocal: (): string => prefix + unguessable(),
    idOf: (stored: string): string => NAMESPACE + stored,
    /** Null where it can be none of this kind. */
    localOf: (id: string): string | null => {
      const given = id.startsWith(NAMESPACE) ? id.slice(NAMESPACE.length) : id
      return local.test(given) ? given : null
    },
  }
}

export const scheduleIds = kindOf('schedule-')
export const runIds = kindOf('run-')
export const alertIds = kindOf('alert-')

/** Of a message: says nothing of what it is about. */
export const newMessageId = unguessable
/** Of the page that turns the messages of a schedule off. */
export const newMailKey = unguessable
export const MAIL_KEY = /^[a-z2-7]{26}$/

/** 26 letters: whoever knows the address of a feed may read it. */
export const newFeedKey = unguessable
export const FEED_KEY = /^[a-z2-7]{26}$/
