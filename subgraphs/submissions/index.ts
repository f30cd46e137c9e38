import { defineSubgraph } from '../kit/define-subgraph.ts'
import { defineKind } from '../kit/kind.ts'
import { achievementDocument } from './documents/achievement.ts'
import { physicalItemDocument } from './documents/physical-item.ts'
import { productDocument } from './documents/product.ts'
import { productionLineDocument } from './documents/production-line.ts'
import { programDocument } from './documents/program.ts'
import { projectDocument } from './documents/project.ts'
import { submissionItemDocument } from './documents/submission-item.ts'
import { submissionDocument } from './documents/submission.ts'
import { projectFilters } from './filters/project.ts'
import { submissionFilters } from './filters/submission.ts'
import { Funding } from './resolvers/Funding.ts'
import { Program } from './resolvers/Program.ts'
import { Project } from './resolvers/Project.ts'
import { Submission } from './resolvers/Submission.ts'
import { submissionDueOn } from './rules/deadline.ts'
import { itemReaders } from './rules/submission-item.ts'
import { submissionReaders } from './rules/submission.ts'
import { achievement } from './tables/achievement.ts'
import { physicalItem } from './tables/physical-item.ts'
import { NAMESPACE, postgres } from './tables/postgres.ts'
import { product } from './tables/product.ts'
import { productionLine } from './tables/production-line.ts'
import { program } from './tables/program.ts'
import { project } from './tables/project.ts'
import { submissionItem } from './tables/submission-item.ts'
import { submission } from './tables/submission.ts'

const projectNumber = { expected: '项目编号', of: (text: string) => text.normalize('NFKC').replace(/\s/g, '') || null }

export const submissions = defineSubgraph({
  namespace: NAMESPACE,
  folder: import.meta.dirname,
  postgres,
  kinds: [
    defineKind({ typename: 'Program', label: '计划', labelEn: 'programme', table: program, document: programDocument, resourceTypes: [] }),
    defineKind({
      typename: 'Project', label: '项目', labelEn: 'project', table: project, document: projectDocument, resourceTypes: [], keys: ['projectNo'],
      canonical: { projectNo: projectNumber }, filters: projectFilters,
      derive: (row) => ({ submissionDueOn: row.submissionDueOn ?? submissionDueOn(row) }),
    }),
    defineKind({
      typename: 'Submission', label: '汇交', labelEn: 'submission', table: submission, document: submissionDocument, resourceTypes: [], inFeed: false,
      renamed: { status: 'submissionStatus' }, filters: submissionFilters, ...submissionReaders,
    }),
    defineKind({
      typename: 'SubmissionItem', label: '汇交条目', labelEn: 'submission item', table: submissionItem, document: submissionItemDocument, resourceTypes: [], inFeed: false,
      renamed: { status: 'itemStatus' }, ...itemReaders,
    }),
    defineKind({
      typename: 'Achievement', label: '成果', labelEn: 'achievement', table: achievement, document: achievementDocument,
      resourceTypes: [{ code: 'ACHIEVEMENT', label: '成果', labelEn: 'Achievement' }],
    }),
    defineKind({
      typename: 'Product', label: '产品', labelEn: 'product', table: product, document: productDocument,
      resourceTypes: [{ code: 'PRODUCT', label: '产品', labelEn: 'Product' }],
    }),
    defineKind({
      typename: 'ProductionLine', label: '生产线', labelEn: 'production line', table: productionLine, document: productionLineDocument,
      resourceTypes: [{ code: 'PRODUCTION_LINE', label: '生产线', labelEn: 'Production line' }],
    }),
    defineKind({
      typename: 'PhysicalItem', label: '实物资源', labelEn: 'physical resource', table: physicalItem, document: physicalItemDocument,
      resourceTypes: [{ code: 'PHYSICAL_RESOURCE', label: '实物资源', labelEn: 'Physical resource' }],
    }),
  ],
  links: [
    { field: 'Program.projects', relation: 'IS_PART_OF', from: 'Project' },
    { field: 'Project.subprojects', relation: 'IS_PART_OF', from: 'Project' },
    { field: 'Submission.items', relation: 'IS_PART_OF', from: 'SubmissionItem' },
    { field: 'Product.productionLines', relation: 'PRODUCED', from: 'ProductionLine' },
  ],
  resolvers: { Funding, Program, Project, Submission },
})
