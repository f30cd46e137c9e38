import type { Format } from '../format.ts'
import { NSFC, programRef, programUpsert } from '../funding-programs.ts'
import { readCsvRows, type Row } from '../source/csv-rows.ts'
import { hasColumns } from '../source/head.ts'
import { upsert, withoutId } from '../upsert.ts'
import { monthPeriod } from '../values/dates.ts'
import { disciplineOfCode } from '../values/disciplines.ts'
import { yuanFromWan } from '../values/money.ts'
import { textOf } from '../values/text.ts'
import { titles } from '../values/titles.ts'

/** The first digit of an eight-digit approval number is the department that gave it: 7 is 管理科学部, application code G. */
const MANAGEMENT_SCIENCES = /^7\d{7,10}$/

/** Grants of the National Natural Science Foundation of China as its query pages list them: amounts in 万元, periods in months. */
export const nsfcProjects: Format<Row> = {
  name: 'nsfc',
  about: 'grants of the National Natural Science Foundation of China, CSV',
  brings: [programUpsert(NSFC)],
  recognise: (head) => hasColumns(head, '项目批准号', '项目类别', '项目名称', '依托单位', '负责人', '金额', '起止年月'),
  read: readCsvRows,
  map({ value: row }) {
    const projectNo = textOf(row['项目批准号'])
    if (projectNo === undefined) return withoutId('项目批准号', 'Project')
    const period = textOf(row['起止年月'])
    const dates = monthPeriod(period ?? '')
    const isManagement = MANAGEMENT_SCIENCES.test(projectNo)
    return { upserts: [upsert({ source: NSFC.source, sourceId: projectNo, typename: 'Project', resourceType: 'PROJECT', metadataFormat: 'nsfc-list' }, {
      ...titles([{ value: row['项目名称'], lang: 'zh' }]),
      // Some periods end in month 13 or 15: what is no date stays as the words it is.
      description: (dates.startOn && dates.endOn) || period === undefined ? undefined : `起止年月:${period}`,
      disciplines: isManagement ? [disciplineOfCode('630')] : [],
      languages: ['zh'],
      details: {
        projectNo,
        program: programRef(NSFC),
        programKind: NSFC.kind,
        grantType: textOf(row['项目类别']),
        department: NSFC.department,
        applicationCode: isManagement ? 'G' : undefined,
        leader: textOf(row['负责人']),
        leadUnit: { name: textOf(row['依托单位']) },
        amount: yuanFromWan(row['金额'] ?? ''),
        ...dates,
        evaluation: textOf(row['总评']),
      },
    })] }
  },
}
