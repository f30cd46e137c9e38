/** Ends every sign-in of this person, then goes where the issuer ends its own. By script and not by a form: a form's redirect to another site is refused by the policy of our pages. */
export const signOut = async (): Promise<void> => {
  const response = await fetch('/auth/logout', { method: 'POST', headers: { accept: 'application/json' } })
  const { to = '/' } = response.ok ? ((await response.json()) as { to?: string }) : {}
  location.assign(to)
}
