import { MySchedules } from '../schedule/my-schedules.tsx'
import { MyResults } from '../frozen/my-results.tsx'
import { useGraph } from '../graph/use-graph.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { useTitle } from '../layout/use-title.ts'
import { FailureBox } from '../parts/failure-box.tsx'
import { Link } from '../parts/link.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { signInAddress } from '../viewer/sign-in-address.ts'
import { Account, type AccountQuery } from './account.operations.ts'
import { ApiKeys } from './api-keys.tsx'
import { roleTexts } from './role-texts.ts'
import { Sessions } from './sessions.tsx'
import './account.css'

const texts = {
  title: { zh: '我的账号', en: 'My account' },
  signIn: { zh: '登录', en: 'Sign in' },
  signInHelp: { zh: '登录后可以保存查询、定时运行、取得 API 密钥。检索、浏览与分享不需要登录。', en: 'Sign in to save queries, to run them by a schedule, to have API keys. Searching, reading and sharing take none.' },
  profile: { zh: '个人信息', en: 'Profile' },
  name: { zh: '姓名', en: 'Name' },
  email: { zh: '电子邮箱', en: 'E-mail' },
  organization: { zh: '所属机构', en: 'Organization' },
  roles: { zh: '角色', en: 'Roles' },
  user: { zh: '注册用户', en: 'Registered user' },
  alerts: { zh: '提醒', en: 'Alerts' },
  queries: { zh: '我的查询', en: 'My queries' },
  changes: { zh: (n: number) => `图的变化影响了您的 ${n} 处查询，请查看。`, en: (n: number) => `Changes of the graph touched your queries in ${n} places: have a look.` },
} as const

export type Me = NonNullable<AccountQuery['me']>

/** Who one is to the graph, one's keys, and where one is signed in. */
export const AccountPage = () => {
  const t = useText(texts)
  const { answer, failure, retry } = useGraph(Account, {})
  useTitle(t.title)
  if (failure && !answer) return <FailureBox failure={failure} retry={retry} />
  if (!answer) return <Skeleton lines={8} />
  const { me } = answer.data
  if (!me) return <><h1>{t.title}</h1><p>{t.signInHelp}</p><p><a className="button primary" href={signInAddress()}>{t.signIn}</a></p></>
  return (
    <>
      <h1>{t.title}</h1>
      {failure && <FailureBox failure={failure} retry={retry} />}
      {me.unseenQueryChanges != null && me.unseenQueryChanges > 0 && <div className="notice warn"><p><Link to="/queries?mine=1">{t.changes(me.unseenQueryChanges)}</Link></p></div>}
      <Profile me={me} />
      <p><Link className="button" to="/queries?mine=1">{t.queries}</Link> <Link className="button" to="/alerts">{t.alerts}</Link></p>
      <MySchedules />
      <MyResults />
      <ApiKeys keys={me.apiKeys ?? []} changed={retry} />
      <Sessions sessions={me.sessions ?? []} changed={retry} />
    </>
  )
}

const Profile = ({ me }: { me: Me }) => {
  const t = useText(texts)
  const roles = useText(roleTexts)
  const label = useLabel()
  return (
    <section aria-label={t.profile} className="card">
      <dl className="profile">
        <dt>{t.name}</dt><dd>{me.displayName ?? me.id}</dd>
        {me.email && <><dt>{t.email}</dt><dd>{me.email}</dd></>}
        {me.orcid && <><dt>ORCID</dt><dd>{me.orcid}</dd></>}
        {me.organization && <><dt>{t.organization}</dt><dd>{label(me.organization)}</dd></>}
        <dt>{t.roles}</dt>
        <dd>{(me.roles ?? []).length === 0 ? t.user : me.roles?.map(({ role, scopeId }) => `${roles[role]}${scopeId ? ` (${scopeId})` : ''}`).join('、')}</dd>
      </dl>
    </section>
  )
}
