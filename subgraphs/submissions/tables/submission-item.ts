import { index, jsonb, text } from 'drizzle-orm/pg-core'
import type { OrganizationMention, SharingPolicy } from '../../../schema/document.ts'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'
import type { FileObject, NotOpenGround, PhysicalDeposit } from './values.ts'

export const submissionItem = kindTable(postgres, 'submission_item', {
  submission: text(),
  project: text(),
  leadUnit: jsonb().$type<OrganizationMention>(),
  itemStatus: text(),
  proposedSharing: jsonb().$type<SharingPolicy>(),
  qualityVerdict: text(),
  opennessVerdict: text(),
  notOpenGround: jsonb().$type<NotOpenGround>(),
  files: jsonb().$type<FileObject[]>(),
  physicalDeposit: jsonb().$type<PhysicalDeposit>(),
}, (t) => [index('submission_item_submission').on(t.submission), index('submission_item_project').on(t.project)])
