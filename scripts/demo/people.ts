import { resourceId } from '../../schema/resource-id.ts'
import type { RoleGrant } from '../../schema/viewer.ts'

/** Somebody made up, with whose rights the system can be tried. */
export interface DemoPerson {
  /** As whom the development issuer knows them. */
  subject: string
  name: string
  nameEn: string
  email: string
  /** What they are, for whoever chooses one. */
  role: string
  roleEn: string
  /** Source id of an organization of the demo data, with its source. */
  organization: { source: string; sourceId: string }
  grants: readonly RoleGrant[]
}

const platform = (sourceId: string): string => `platform:${resourceId('platforms', 'demo', sourceId)}`

export const demoPeople: readonly DemoPerson[] = [
  { subject: 'li-he', name: '李禾', nameEn: 'Li He', email: 'lihe@example.org', role: '科研人员,注册用户', roleEn: 'Researcher, a registered user', organization: { source: 'demo', sourceId: 'ics-caas' }, grants: [] },
  { subject: 'zhou-lan', name: '周岚', nameEn: 'Zhou Lan', email: 'zhoulan@example.org', role: '国家作物种质资源库的平台管理者', roleEn: 'Manager of the platform of crop germplasm', organization: { source: 'demo', sourceId: 'ics-caas' }, grants: [{ role: 'PLATFORM_MANAGER', scope: platform('crop-germplasm') }] },
  { subject: 'chen-qiming', name: '陈启明', nameEn: 'Chen Qiming', email: 'chenqiming@example.org', role: '评审专家', roleEn: 'Expert', organization: { source: 'demo', sourceId: 'henau' }, grants: [{ role: 'EXPERT' }] },
  { subject: 'sun-yue', name: '孙越', nameEn: 'Sun Yue', email: 'sunyue@example.org', role: '国家小麦产业技术体系的汇交义务人', roleEn: 'Submitter of the wheat research system', organization: { source: 'demo', sourceId: 'henau' }, grants: [{ role: 'SUBMITTER', scope: `project:${resourceId('submissions', 'demo', 'cars-03')}` }] },
  { subject: 'wu-chang', name: '吴畅', nameEn: 'Wu Chang', email: 'wuchang@example.org', role: '平台中心', roleEn: 'The Center', organization: { source: 'demo', sourceId: 'aii-caas' }, grants: [{ role: 'CENTER' }] },
  { subject: 'he-ping', name: '何平', nameEn: 'He Ping', email: 'heping@example.org', role: '运行方(信息技术中心)', roleEn: 'Operator, the IT center', organization: { source: 'demo', sourceId: 'aii-caas' }, grants: [{ role: 'OPERATOR' }] },
]
