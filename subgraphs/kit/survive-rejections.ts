import type { Log } from './log.ts'

/**
 * A promise that nobody waits for any more and that rejects is a bug, not a reason to stop answering everybody: graphql leaves such promises
 * behind where an item of a list fails before an earlier one has settled. Logged as an error; exceptions outside promises still end the process.
 */
export const surviveRejections = (log: Log): void => {
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'))
}
