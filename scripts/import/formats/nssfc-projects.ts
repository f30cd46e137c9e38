import { resourceId } from '../../../schema/resource-id.ts'
import type { Format, ResourceUpsert } from '../format.ts'
import { NSSFC, programUpsert } from '../funding-programs.ts'
import { readCsvRows, type Row } from '../source/csv-rows.ts'
import { hasColumns } from '../source/head.ts'
import { mergeRows } from '../source/merged-rows.ts'
import { namespaceOfType, type Typename } from '../typenames.ts'
import { upsert, withoutId } from '../upsert.ts'
import { partialDate } from '../values/dates.ts'
import { disciplinesOf } from '../values/disciplines.ts'
import { textOf, textsOf } from '../values/text.ts'
import { titles } from '../values/titles.ts'
import { type Output, outputsOf, type OutputType } from './nssfc/outputs.ts'
import { first, projectKey, type ProjectRows, projectUpsert } from './nssfc/project.ts'

const RESOURCE_TYPES: Readonly<Record<OutputType, string>> = { Monograph: 'MONOGRAPH', Paper: 'PAPER', Report: 'REPORT' }

/** Projects of the National Social Science Fund with their outputs: each output is a resource of its own that names its project by id. */
export const nssfcProjects: Format<Row[]> = {
  name: 'nssfc',
  about: 'projects and outputs of the National Social Science Fund of China, CSV',
  brings: [programUpsert(NSSFC)],
  recognise: (head) => hasColumns(head, '项目批准号', '学科分类', '项目名称', '项目负责人', '工作单位', '成果名称', '成果形式', '出版社'),
  read: (file) => mergeRows(readCsvRows(file), projectKey),
  map({ value: rows }) {
    const sourceId = rows[0] ? projectKey(rows[0]) : ''
    if (sourceId === '') return withoutId('项目批准号 and 项目名称', 'Project' satisfies Typename)
    const project = { sourceId, rows }
    const rest: string[] = []
    // Rows repeat what others say: an output is one title in one form.
    const outputs = new Map<string, ResourceUpsert>()
    for (const row of rows) {
      const publisher = textOf(row['出版社'])
      const found = outputsOf(row['成果名称'] ?? '', row['成果形式'] ?? '', publisher !== undefined)
      rest.push(...found.rest, ...(publisher !== undefined && found.outputs.length === 0 ? [`出版社:${publisher}`] : []))
      for (const output of found.outputs) {
        const made = outputUpsert(project, row, output)
        outputs.set(made.sourceId, more(outputs.get(made.sourceId), made))
      }
    }
    return { upserts: [projectUpsert(project, textsOf(rest)), ...outputs.values()] }
  },
}

/** Of two rows on one output the one that says more: the list of grants leaves the publisher out, the list of results has it. */
const more = (known: ResourceUpsert | undefined, made: ResourceUpsert): ResourceUpsert =>
  known && JSON.stringify(known.document).length >= JSON.stringify(made.document).length ? known : made

const outputUpsert = ({ sourceId: projectId, rows }: ProjectRows, row: Row, { title, form, type }: Output): ResourceUpsert => {
  const projectNo = first(rows, '项目批准号')
  const leader = first(rows, '项目负责人')
  const publisherName = type === 'Report' ? undefined : textOf(row['出版社'])?.replaceAll('\n', '、')
  const publishedOn = type === 'Report' ? undefined : partialDate(row['出版时间'])
  return upsert({ source: NSSFC.source, sourceId: `${projectId}/${form}/${title}`, typename: type, resourceType: RESOURCE_TYPES[type], metadataFormat: 'nssfc-list' }, {
    ...titles([{ value: title, lang: 'zh' }]),
    disciplines: disciplinesOf(first(rows, '学科分类')),
    languages: ['zh'],
    // The authors were not given; the project's leader is not said to be one.
    contributors: leader === undefined ? [] : [{ kind: 'PERSON', name: leader, affiliation: first(rows, '工作单位'), role: '项目负责人' }],
    generatedOn: publishedOn,
    funding: [{
      program: NSSFC.kind,
      projectNo,
      projectTitle: first(rows, '项目名称'),
      funder: NSSFC.name,
      project: { id: resourceId(namespaceOfType('Project'), NSSFC.source, projectId) },
    }],
    details: { kind: type === 'Report' ? 'FINAL' : undefined, form, publisherName, publishedOn, ...(type === 'Report' ? { projectNo } : {}) },
  })
}
