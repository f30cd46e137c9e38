import { readFileSync } from 'node:fs'

/** A saved query of the demo data, as `createSavedQuery` takes it; its document is `queries/<slug>.graphql`. */
export interface DemoQuery { slug: string; [field: string]: unknown }

const parameter = (name: string, input: string, label: string, labelEn: string, more: Record<string, unknown> = {}) => ({ name, input, label, labelEn, ...more })
const region = (name: string) => parameter(name, 'REGION', '省份', 'Provinces', { help: '可选多个;不选则为全国', helpEn: 'Several may be chosen; the whole country where none is' })
const since = (label: string, labelEn: string, given?: string) => parameter('since', 'DATE', label, labelEn, given === undefined ? {} : { default: given })

const QUERIES: readonly DemoQuery[] = [
  {
    slug: 'datasets-of-a-crop', name: '某种作物的数据集及其仪器', nameEn: 'Datasets of a crop, with their instruments', folder: '作物', tags: ['科学数据', '作物', '仪器'],
    description: '自某年以来、某些省份有关一种作物的科学数据集,连同产生它们的仪器。', descriptionEn: 'Datasets about a crop since a year, in some provinces, with the instruments that made them.',
    parameters: [parameter('crop', 'TEXT', '作物', 'Crop', { default: '小麦', help: '如 小麦、水稻、玉米', helpEn: 'Such as 小麦 (wheat)' }), since('生成年份自', 'Generated since', '2015'), region('provinces')],
    picture: { kind: 'BAR', x: 'generatedOn', columns: ['title', 'generatedOn', 'provider.name', 'madeWith.title'] },
  },
  {
    slug: 'instruments-by-city', name: '各城市的大型仪器', nameEn: 'Large instruments by city', folder: '仪器', tags: ['仪器', '地图'],
    description: '大型科学仪器及其所在城市,可按省份与关键词缩小范围。', descriptionEn: 'Large instruments and the cities in which they stand, narrowed by province and keyword.',
    parameters: [region('provinces'), parameter('q', 'TEXT', '关键词', 'Keyword', { help: '如 质谱、望远镜;可不填', helpEn: 'Such as 质谱 (mass spectrometer); may be left empty' })],
    picture: { kind: 'MAP', x: 'location.point.lon', y: 'location.point.lat', series: 'location.city', columns: ['title', 'model', 'location.city', 'provider.name'] },
  },
  {
    slug: 'standards-by-keyword', name: '按关键词找标准', nameEn: 'Standards by keyword', folder: '文献', tags: ['标准'],
    description: '与一个主题有关的标准:标准号、性质、状态、实施日期与代替关系。', descriptionEn: 'Standards about a subject: number, nature, status, date of effect and what they replace.',
    parameters: [parameter('q', 'TEXT', '主题', 'Subject', { default: '小麦' }), since('发布自', 'Issued since')],
    picture: { kind: 'PIE', x: 'standardStatus', columns: ['standardNo', 'title', 'nature', 'standardStatus', 'effectiveOn'] },
  },
  {
    slug: 'project-outputs', name: '科技计划项目的产出', nameEn: 'What projects have produced', folder: '项目', tags: ['项目', '汇交'],
    description: '科技计划项目及由其产出的资源,可按名称、计划类别与起始时间选取。', descriptionEn: 'Programme projects with the resources that came out of them, by title, programme and start.',
    parameters: [parameter('title', 'TEXT', '项目名称包含', 'Title contains', { default: '小麦' }), parameter('kinds', 'ENUM', '计划类别', 'Programmes'), since('开始于…之后', 'Started since')],
    picture: { kind: 'BAR', x: 'title', y: 'outputs.total' },
  },
  {
    slug: 'germplasm-of-a-crop', name: '一种作物的种质资源', nameEn: 'Germplasm of a crop', folder: '作物', tags: ['种质', '作物'],
    description: '一种作物的种质:保存编号、学名、系谱与保存单位,可按原产地选取。', descriptionEn: 'Germplasm of a crop: accession numbers, scientific name, pedigree and keeper, by origin.',
    parameters: [parameter('crop', 'TEXT', '作物', 'Crop', { default: '小麦' }), parameter('province', 'TEXT', '原产省份', 'Province of origin', { help: '省份名称,如 河南', helpEn: 'Name of the province, such as 河南' }), parameter('countries', 'TEXT', '原产国', 'Countries of origin', { many: true, help: 'ISO 3166-1 三位字母,如 CHN', helpEn: 'ISO 3166-1, three letters, such as CHN' })],
    picture: { kind: 'TABLE', columns: ['title', 'accessionNo', 'cropName', 'taxon.scientificName', 'provider.name'] },
  },
  {
    slug: 'papers-by-year', name: '一个主题历年的论文数', nameEn: 'Papers about a subject, by year', folder: '文献', tags: ['论文', '趋势'],
    description: '有关一个主题的论文,按年计数。', descriptionEn: 'Papers about a subject, counted by year.',
    parameters: [parameter('q', 'TEXT', '主题', 'Subject', { default: '小麦' }), parameter('from', 'DATE', '自', 'From', { default: '2010' }), parameter('to', 'DATE', '至', 'To')],
    picture: { kind: 'LINE', x: 'key', y: 'count' },
  },
  {
    slug: 'resources-of-a-platform', name: '一个平台的资源', nameEn: 'Resources of a platform', folder: '平台', tags: ['平台'],
    description: '一个或几个平台的资源,最近更新的在前,可限定资源类型与关键词。', descriptionEn: 'Resources of one platform or several, updated last first, of certain types and with a keyword.',
    parameters: [parameter('platforms', 'PLATFORM', '平台', 'Platforms'), parameter('types', 'TYPE', '资源类型', 'Resource types'), parameter('q', 'TEXT', '关键词', 'Keyword')],
    picture: { kind: 'PIE', x: 'resourceType', columns: ['title', 'resourceType', 'platform.name', 'sharing.level', 'updatedAt'] },
  },
  {
    slug: 'types-by-province', name: '一个地区有哪些资源', nameEn: 'What a region has', folder: '平台', tags: ['统计', '地区'],
    description: '一个或几个省份的科技资源,按资源类型计数。', descriptionEn: 'Resources of one province or several, counted by type.',
    parameters: [region('provinces'), parameter('q', 'TEXT', '关键词', 'Keyword')],
    picture: { kind: 'BAR', x: 'label', y: 'count', columns: ['label', 'count'] },
  },
  {
    slug: 'bases-near-a-place', name: '附近的研究实验基地', nameEn: 'Research bases near a place', folder: '仪器', tags: ['基地', '地图'],
    description: '地图上一处周围的重点实验室、野外站等研究实验基地。', descriptionEn: 'Key laboratories, field stations and other research bases around a place on the map.',
    parameters: [parameter('near', 'PLACE', '地点与半径', 'Place and radius', { default: { lon: 113.65, lat: 34.76, km: 800 }, help: '缺省为郑州周围 800 千米', helpEn: '800 km around Zhengzhou unless told' })],
    picture: { kind: 'MAP', x: 'location.point.lon', y: 'location.point.lat', series: 'level', columns: ['title', 'kind', 'level', 'location.city'] },
  },
  {
    slug: 'reference-materials', name: '某种基体的标准物质', nameEn: 'Reference materials in a matrix', folder: '仪器', tags: ['标准物质', '计量'],
    description: '标准物质:编号、级别、基体、规格与有效期。', descriptionEn: 'Reference materials: number, level, matrix, size and how long they are valid.',
    parameters: [parameter('matrix', 'TEXT', '基体包含', 'Matrix contains', { help: '如 小麦粉、水', helpEn: 'Such as 水 (water)' }), parameter('levels', 'ENUM', '级别', 'Levels'), parameter('validUntil', 'DATE', '有效至少到', 'Valid at least until')],
    picture: { kind: 'PIE', x: 'level', columns: ['gbwNo', 'title', 'level', 'matrix', 'validUntil'] },
  },
]

/** The demo queries, all of them open to everybody. */
export const demoQueryInputs = (): (DemoQuery & { document: string })[] =>
  QUERIES.map((query) => ({ ...query, visibility: 'PUBLIC', document: readFileSync(new URL(`queries/${query.slug}.graphql`, import.meta.url), 'utf8') }))
