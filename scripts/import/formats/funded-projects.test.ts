import { beforeAll, describe, expect, it } from 'vitest'
import { resourceId } from '../../../schema/resource-id.ts'
import { bySourceId, hasData, readReal, type ReadThrough } from '../real-files.ts'
import { nsfcProjects } from './nsfc-projects.ts'
import { nssfcProjects } from './nssfc-projects.ts'

describe.skipIf(!hasData)('nsfcProjects', () => {
  let nsfc: ReadThrough
  beforeAll(async () => {
    nsfc = await readReal(nsfcProjects, 'programs/nsfc-management-science-2017.csv')
  })

  it('reads every grant of programs/nsfc-management-science-2017.csv, amounts in yuan, periods by day', () => {
    expect(nsfc).toMatchObject({ recognised: true, rows: 14_265, byType: { Program: 1, Project: 14_265 }, refused: [] })
    expect(bySourceId(nsfc, '71701001')).toEqual({
      source: 'nsfc',
      sourceId: '71701001',
      typename: 'Project',
      deleted: false,
      document: {
        profile: 'core/1',
        resourceType: 'PROJECT',
        title: '基于Z-数信息的多属性群决策方法及其应用研究',
        disciplines: [{ code: '630', label: '管理学', level: 1 }],
        languages: ['zh'],
        details: {
          projectNo: '71701001',
          program: { id: resourceId('submissions', 'nsfc', 'program') },
          programKind: 'NSFC',
          grantType: '青年科学基金项目',
          department: '国家自然科学基金委员会',
          applicationCode: 'G',
          leader: '陶志富',
          leadUnit: { name: '安徽大学' },
          amount: { amount: '180000', currency: 'CNY' },
          startOn: '2018-01-01',
          endOn: '2020-12-31',
          evaluation: '尚未评估',
        },
        provenance: { origin: 'HARVESTED', source: 'nsfc', sourceId: '71701001', metadataFormat: 'nsfc-list' },
      },
    })
    expect(nsfc.upserts.every(({ typename, document }) => typename === 'Program' || document?.details?.['amount'] !== undefined)).toBe(true)
    expect(bySourceId(nsfc, '1601217').document?.details).not.toHaveProperty('applicationCode')
  })

  it('leaves the end of a period open that ends in month 13, and keeps the words', () => {
    const odd = nsfc.upserts.filter(({ typename, document }) => typename === 'Project' && document?.details?.['endOn'] === undefined)
    expect(odd).toHaveLength(8)
    expect(bySourceId(nsfc, '91546201').document).toMatchObject({ description: '起止年月:2016.01-2019.13', details: { startOn: '2016-01-01' } })
  })

  it('reads the same grants from GB18030 with CRLF', async () => {
    const gbk = await readReal(nsfcProjects, 'malformed/derived/nsfc-300rows-gb18030-crlf.csv')
    expect(gbk).toMatchObject({ recognised: true, rows: 300, refused: [], notes: [] })
    expect(gbk.upserts).toEqual(nsfc.upserts.slice(0, 301))
  })

  it('reads a GBK file that is cut off up to its last row, and refuses that one', async () => {
    const cut = await readReal(nsfcProjects, 'malformed/derived/nsfc-120rows-gbk-truncated.csv')
    expect(cut).toMatchObject({ rows: 120, byType: { Program: 1, Project: 119 }, refused: [{ number: 121, reason: { code: 'BAD_ROW' } }] })
  })
})

describe.skipIf(!hasData)('nssfcProjects on programs/nssfc-projects-1991-2017.csv', () => {
  let nssfc: ReadThrough
  beforeAll(async () => {
    nssfc = await readReal(nssfcProjects, 'programs/nssfc-projects-1991-2017.csv')
  })

  it('makes 4,661 projects of 4,962 rows, and 1,734 outputs', () => {
    expect(nssfc).toMatchObject({ recognised: true, rows: 4_962, byType: { Program: 1, Project: 4_661, Monograph: 1_097, Report: 498, Paper: 139 }, refused: [] })
  })

  it('joins the rows of a project and gives the output that several of them state once', () => {
    const ofProject = nssfc.upserts.filter(({ sourceId }) => sourceId.startsWith('11CSH019'))
    expect(ofProject.map(({ typename }) => typename)).toEqual(['Project', 'Report'])
    expect(ofProject[0]?.document).toEqual({
      profile: 'core/1',
      resourceType: 'PROJECT',
      title: '城市公众应对环境风险的能力及行为研究',
      description: '获奖情况:阶段性成果获福建省第十一届社会科学优秀成果奖二等奖',
      disciplines: [{ code: '840', label: '社会学', level: 1 }],
      languages: ['zh'],
      details: {
        projectNo: '11CSH019',
        program: { id: resourceId('submissions', 'nssfc', 'program') },
        programKind: 'NSSFC',
        grantType: '青年项目',
        department: '全国哲学社会科学工作办公室',
        discipline: '社会学',
        leader: '龚文娟',
        leadUnit: { name: '厦门大学公共事务学院' },
        leadUnitKind: '985大学、211大学',
        system: '高等院校、其他学校',
        province: '福建省',
        adminCode: '350000',
        startOn: '2011-07-01',
        acceptedOn: '2017-02-13',
        certificateNo: '20170284',
        evaluation: '合格',
      },
      provenance: { origin: 'HARVESTED', source: 'nssfc', sourceId: '11CSH019', metadataFormat: 'nssfc-list' },
    })
  })

  it('links an output to its project by id', () => {
    expect(bySourceId(nssfc, '14BTJ001/研报/非贸易品国际比较方法研究').document).toEqual({
      profile: 'core/1',
      resourceType: 'REPORT',
      title: '非贸易品国际比较方法研究',
      disciplines: [{ code: '910', label: '统计学', level: 1 }],
      languages: ['zh'],
      contributors: [{ kind: 'PERSON', name: expect.any(String), affiliation: expect.any(String), role: '项目负责人' }],
      funding: [{
        program: 'NSSFC', projectNo: '14BTJ001', projectTitle: expect.any(String), funder: '国家社会科学基金',
        project: { id: resourceId('submissions', 'nssfc', '14BTJ001') },
      }],
      details: { kind: 'FINAL', form: '研报', projectNo: '14BTJ001' },
      provenance: { origin: 'HARVESTED', source: 'nssfc', sourceId: '14BTJ001/研报/非贸易品国际比较方法研究', metadataFormat: 'nssfc-list' },
    })
  })

  it('keeps with the project what is said of results that are no literature', () => {
    const results = nssfc.upserts.flatMap(({ document }) => document?.details?.['results'] ?? [])
    expect(results).toContain('软件:网络中文生物物种多样性描述信息抽取软件包')
    expect(results).toContain('成果形式:撤项')
    expect(results).toContain('出版社:北京师范大学出版社')
  })

  it('tells projects without a number apart by title and leader', () => {
    expect(bySourceId(nssfc, '转变学科教材理解范式的深度教学研究/李松林').document?.details).not.toHaveProperty('projectNo')
  })

  it('never lets 0000-00-00 or 0 through', () => {
    expect(JSON.stringify(nssfc.upserts)).not.toMatch(/0000-00-00|"0"/)
  })
})
