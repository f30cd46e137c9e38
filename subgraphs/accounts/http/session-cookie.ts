/** Name of the cookie of a signed-in browser, before what the public address makes of it (`kit/server/cookies.ts`). */
export const SESSION_COOKIE = 'keyuan_session'
