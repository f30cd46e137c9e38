import type { ResourceUpsert } from '../../format.ts'
import { NSSFC, programRef } from '../../funding-programs.ts'
import type { Row } from '../../source/csv-rows.ts'
import { upsert } from '../../upsert.ts'
import { fullDate } from '../../values/dates.ts'
import { disciplinesOf } from '../../values/disciplines.ts'
import { provinceOfPlace } from '../../values/provinces.ts'
import { textOf, textsOf } from '../../values/text.ts'
import { titles } from '../../values/titles.ts'

/** A project as all its rows tell it: the list of grants in one row, the list of results in another. */
export interface ProjectRows { sourceId: string; rows: readonly Row[] }

/** The first word that any row has for a column. `0` is what these tables hold where they hold nothing. */
export const first = (rows: readonly Row[], column: string): string | undefined =>
  rows.map((row) => textOf(row[column])).find((text) => text !== undefined && text !== '0')

/** Education projects bear no number: title and leader tell them apart. */
export const projectKey = (row: Row): string =>
  textOf(row['项目批准号']) ?? textsOf([row['项目名称'], row['项目负责人']]).join('/')

/** `rest` is what the rows say of results that become no resource of their own. */
export const projectUpsert = ({ sourceId, rows }: ProjectRows, rest: readonly string[]): ResourceUpsert => {
  const discipline = first(rows, '学科分类')
  const place = first(rows, '所在省区市')
  const province = place === undefined ? undefined : provinceOfPlace(place)
  return upsert({ source: NSSFC.source, sourceId, typename: 'Project', resourceType: 'PROJECT', metadataFormat: 'nssfc-list' }, {
    ...titles([{ value: first(rows, '项目名称'), lang: 'zh' }]),
    description: awards(rows).join('\n'),
    disciplines: disciplinesOf(discipline),
    languages: ['zh'],
    details: {
      projectNo: first(rows, '项目批准号'),
      program: programRef(NSSFC),
      programKind: NSSFC.kind,
      grantType: first(rows, '项目类别'),
      department: NSSFC.department,
      discipline,
      leader: first(rows, '项目负责人'),
      leadUnit: { name: first(rows, '工作单位') },
      leadUnitKind: first(rows, '单位类别'),
      system: first(rows, '所属系统'),
      // The column mixes provinces with systems of recommendation (高校, 党校, 教育部): only provinces are places.
      province: province?.name,
      adminCode: province?.code,
      recommendedBy: province ? undefined : place,
      startOn: firstDate(rows, '立项时间'),
      acceptedOn: firstDate(rows, '结项时间'),
      certificateNo: first(rows, '结项证书号'),
      evaluation: first(rows, '成果等级'),
      results: rest.join('\n'),
    },
  })
}

/** 无 says that there is none. */
const awards = (rows: readonly Row[]): string[] =>
  textsOf(rows.map((row) => row['获奖情况'])).filter((award) => award !== '无').map((award) => `获奖情况:${award}`)

/** `0000-00-00` in one row must not hide the day in another. */
export const firstDate = (rows: readonly Row[], column: string): string | undefined =>
  rows.map((row) => fullDate(row[column])).find((date) => date !== undefined)
