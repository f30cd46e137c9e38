import type { Role } from './account.operations.ts'

/** Names of the roles; the list of domain.md's actors. */
export const roleTexts = {
  ANONYMOUS: { zh: '社会公众', en: 'Public' },
  USER: { zh: '注册用户', en: 'Registered user' },
  APPLICANT: { zh: '申请单位', en: 'Applicant' },
  PROJECT_LEADER: { zh: '课题负责人', en: 'Project leader' },
  SUBMITTER: { zh: '汇交义务人', en: 'Submitter' },
  UNIT_ADMIN: { zh: '单位科技管理', en: 'Unit administrator' },
  LOCAL_AUTHORITY: { zh: '地方科技厅（委）', en: 'Local authority' },
  EXPERT: { zh: '专家', en: 'Expert' },
  PLATFORM_MANAGER: { zh: '平台管理员', en: 'Platform manager' },
  DEPARTMENT: { zh: '主管部门', en: 'Supervising department' },
  CENTER: { zh: '平台中心', en: 'The Center' },
  OPERATOR: { zh: '信息技术中心', en: 'Operator' },
  MINISTRY: { zh: '科技部、财政部', en: 'Ministry' },
  PARTNER: { zh: '加盟平台子图', en: 'Partner subgraph' },
  SERVICE: { zh: '系统进程', en: 'Service' },
} as const satisfies Record<Role, { zh: string; en: string }>
