const KEY = 'keyuan:access-token'

/**
 * The token that is sent with every request of this browser window until it is closed.
 * It is kept out of localStorage on purpose: drafts outlive the session, credentials do not.
 */
export const accessToken = {
  read: (): string => sessionStorage.getItem(KEY) ?? '',
  write: (token: string): void => (token ? sessionStorage.setItem(KEY, token) : sessionStorage.removeItem(KEY)),
}
