import { escaped, plainPage } from '../../subgraphs/kit/server/plain-page.ts'
import type { DemoPerson } from '../demo/people.ts'

const person = ({ subject, name, nameEn, role, roleEn }: DemoPerson): string =>
  `<li><button name="person" value="${escaped(subject)}"><strong>${escaped(name)}</strong><span lang="en">${escaped(nameEn)}</span><span class="quiet">${escaped(role)} / <span lang="en">${escaped(roleEn)}</span></span></button></li>`

/** Choose who you are: no password, since these people are made up and this machine alone is served. */
export const choosePage = (action: string, people: readonly DemoPerson[]): string => plainPage('选择身份 · 科源开发签发者', `<h1>以谁的身份登录?</h1>
<p class="quiet" lang="en">Who are you?</p>
<p>这是本机开发用的登录页,下列人物均为虚构,无需密码。<br><span class="quiet" lang="en">This sign-in serves this machine only; these people are made up, and there are no passwords.</span></p>
<form method="post" action="${escaped(action)}"><ul>${people.map(person).join('')}</ul><button name="person" value="">取消 / <span lang="en">Cancel</span></button></form>`)

/** `form` is the issuer's own, without buttons. */
export const logoutPage = (form: string): string => plainPage('退出登录 · 科源开发签发者', `<h1>已退出科源</h1>
<p>是否也退出开发签发者?<br><span class="quiet" lang="en">You are signed out of Keyuan. Sign out of the development issuer too?</span></p>
${form}<p><button autofocus type="submit" form="op.logoutForm" name="logout" value="yes">也退出 / <span lang="en">Sign out there too</span></button>
<button type="submit" form="op.logoutForm">不退出 / <span lang="en">Stay signed in there</span></button></p>`)

export const signedOutPage = (): string => plainPage('已退出 · 科源开发签发者', '<h1>已退出</h1><p class="quiet" lang="en">You are signed out.</p><p><a href="/">首页 / Home</a></p>')

export const troublePage = (out: { error: string; error_description?: string }): string => plainPage('出错 · 科源开发签发者', `<h1>开发签发者不能继续</h1>
<p class="quiet" lang="en">The development issuer cannot go on.</p><p>${escaped(out.error)}: ${escaped(out.error_description ?? '')}</p><p><a href="/auth/login">重新登录 / Sign in again</a></p>`)
