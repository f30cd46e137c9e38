import { hasRole, isService, type Viewer } from '../../schema/viewer.ts'
import { domainError } from '../kit/errors.ts'

/** The scope of a partner's grants. */
export const scopeOf = (namespace: string): string => `namespace:${namespace}`

/** The Center, and processes of ours. */
export const isCenter = (viewer: Viewer): boolean => isService(viewer) || hasRole(viewer, 'CENTER')

/** Whoever may see and change what belongs to this partner: its own tokens, and the Center. A grant without a scope is no grant for every partner. */
export const actsFor = (viewer: Viewer, namespace: string): boolean =>
  isCenter(viewer) || viewer.grants.some((grant) => grant.role === 'PARTNER' && grant.scope === scopeOf(namespace))

/** The id of whoever signed in. */
export const authoriseSignedIn = ({ id }: Viewer): string => {
  if (id === undefined) throw domainError('UNAUTHENTICATED', { zh: '请先登录', en: 'Sign in first' })
  return id
}

/** A client's name belongs to whoever registered it; the Center sees and changes all. */
export const authoriseClient = (viewer: Viewer, owner: string | null): void => {
  if (!isCenter(viewer) && (owner === null || viewer.id !== owner)) throw domainError('FORBIDDEN', { zh: '仅该客户端的登记者与中心可以', en: 'Only who registered this client, and the Center, may' })
}

export const authoriseCenter = (viewer: Viewer): void => {
  if (!isCenter(viewer)) throw domainError('FORBIDDEN', { zh: '平台由中心登记', en: 'Partners are registered by the Center' })
}

export const authorisePartner = (viewer: Viewer, namespace: string): void => {
  if (!actsFor(viewer, namespace)) throw domainError('FORBIDDEN', { zh: `需要 ${namespace} 的发布令牌,一个令牌只管一个子图`, en: `This takes a publish token of ${namespace}; a token is for one subgraph` })
}
