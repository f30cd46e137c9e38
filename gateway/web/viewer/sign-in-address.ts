/** Where somebody signs in, and comes back to this page. */
export const signInAddress = (here: { pathname: string; search: string } = location): string => `/auth/login?to=${encodeURIComponent(`${here.pathname}${here.search}`)}`
