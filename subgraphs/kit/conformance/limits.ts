/** What gateway and follower grant a partner's endpoint; the probe grants no more. */
export const QUERY_DEADLINE_MS = 1_800
export const QUERY_BYTES = 8 * 1024 * 1024
/** A page of the feed waits for nobody, so its follower is more patient. */
export const FEED_DEADLINE_MS = 15_000
/** The follower would read four times as much; but a page may always be shorter than asked. */
export const FEED_BYTES = 16 * 1024 * 1024
/** Characters of an SDL. A submitted one is far shorter. */
export const SDL_SIZE = 1_000_000
/** Changes that the follower asks for at once. */
export const FEED_PAGE = 500
/** Largest page that the contract allows. */
export const FEED_MOST = 1_000
/** The whole probe. An endpoint that spends it all leaves checks without evidence. */
export const PROBE_MS = 120_000
