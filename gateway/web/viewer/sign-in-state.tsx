import { useLocation, useSearch } from 'wouter'
import { UnseenAlerts } from '../alerts/unseen-alerts.tsx'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { signInAddress } from './sign-in-address.ts'
import { SignOut } from './sign-out.tsx'
import { useMe } from './use-me.ts'

const texts = {
  signIn: { zh: '登录', en: 'Sign in' },
  signOut: { zh: '退出', en: 'Sign out' },
  account: { zh: '我的账号', en: 'My account' },
} as const

/** In the header: who is signed in, or the way to it. */
export const SignInState = () => {
  const t = useText(texts)
  const { me, known } = useMe()
  const [pathname] = useLocation()
  const search = useSearch()
  if (!known) return <span className="sign-in-state" aria-hidden="true" />
  if (!me) return <a className="button quiet sign-in-state" href={signInAddress({ pathname, search: search === '' ? '' : `?${search}` })}>{t.signIn}</a>
  return (
    <span className="row sign-in-state">
      <Link to="/account" title={t.account}>{me.displayName ?? me.id}</Link>
      <UnseenAlerts key={pathname} />
      <SignOut quiet label={t.signOut} />
    </span>
  )
}
