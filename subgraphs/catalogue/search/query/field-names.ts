import type { TextField } from '../port.ts'

/** How people call the fields, folded (`fold.ts`). */
const NAMES: Readonly<Record<TextField, string>> = {
  title: 'title titles ti 标题 题名 名称 篇名',
  keyword: 'keyword keywords kw subject 关键词 关键字 主题词',
  abstract: 'abstract description ab 摘要 文摘 简介 描述',
  creator: 'creator creators author authors au inventor 作者 著者 创建者 发明人 负责人',
  organization: 'organization organisation org institution affiliation unit 机构 单位 组织 依托单位',
  identifier: 'identifier id doi cstr 标识符 标识 编号 登记号',
  discipline: 'discipline disciplines 学科 学科分类',
}
const YEAR_NAMES = 'year years date 年份 年度 年代'

const FIELD_OF: ReadonlyMap<string, TextField | 'year'> = new Map([
  ...(Object.entries(NAMES) as [TextField, string][]).flatMap(([field, names]) => names.split(' ').map((name) => [name, field] as const)),
  ...YEAR_NAMES.split(' ').map((name) => [name, 'year'] as const),
])

/** The field of that name; undefined where there is none. `name` is folded. */
export const fieldNamed = (name: string): TextField | 'year' | undefined => FIELD_OF.get(name)

/** A name, a colon of either width, and what follows. */
export const FIELD_PREFIX = /^([\p{L}_]{1,20})[:：](.*)$/su
