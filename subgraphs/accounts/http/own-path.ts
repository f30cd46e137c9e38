const HOME = '/'
const LONGEST = 2_000

/** Where to go after the sign-in: a path of ours and nothing else; the home page for whatever is none. */
export const ownPath = (to: unknown, publicUrl: string): string => {
  // A second slash or a backslash would begin the name of another host; control characters are dropped by browsers, which may make one.
  if (typeof to !== 'string' || to.length > LONGEST || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(to)) return HOME
  const url = URL.parse(to, publicUrl)
  if (!url || url.origin !== new URL(publicUrl).origin || url.pathname.startsWith('//') || url.pathname.startsWith('/auth/')) return HOME
  return `${url.pathname}${url.search}${url.hash}`
}
