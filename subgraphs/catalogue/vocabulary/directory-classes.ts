import type { CoreDocument } from '../../../schema/document.ts'

export interface DirectoryClass { code: string; label: string; labelEn: string; declared?: string; parent?: string }

const top = (code: string, label: string, labelEn: string): DirectoryClass => ({ code, label, labelEn })
const below = (code: string, label: string, labelEn: string, declared?: string): DirectoryClass => ({ code, label, labelEn, parent: code.charAt(0), ...(declared ? { declared } : {}) })

/**
 * The resource directory of the sharing network: six domains, 33 printed classes (the network counts 32). `declared` is the number
 * that the network stated of itself in 2011, where its unit is records. Source: S4-20.
 */
export const DIRECTORY: readonly DirectoryClass[] = [
  top('A', '大型科学仪器设备', 'Large instruments'),
  below('A1', '单台价值 40 万元以上的仪器', 'Instruments of CNY 400,000 and more', '16000'),
  below('A2', '风洞试验设备', 'Wind tunnels', '47'),
  below('A3', '计量基准', 'Metrology standards', '110000'),
  below('A4', '分析测试方法', 'Analysis and test methods', '200000'),
  below('A5', '分析方法与技术标准', 'Analysis methods and technical standards', '20000'),
  below('A6', '应急数据', 'Emergency data', '9000'),
  top('B', '研究实验基地', 'Research bases'),
  below('B1', '国家重点实验室', 'State key laboratories', '220'),
  below('B2', '国家实验室', 'National laboratories', '6'),
  below('B3', '野外台站', 'Field and experiment stations', '80'),
  below('B4', '国家工程技术研究中心', 'National engineering technology research centres', '170'),
  below('B5', '国家大型科学仪器中心', 'National large-instrument centres', '14'),
  below('B6', '国家级分析测试中心', 'National analysis and test centres', '14'),
  below('B7', '质量检测机构', 'Quality inspection institutions', '4500'),
  top('C', '自然科技资源', 'Natural resources'),
  below('C1', '植物种质资源', 'Plant germplasm', '35000'),
  below('C2', '动物种质资源', 'Animal germplasm', '11422'),
  below('C3', '标本资源', 'Specimens', '2910000'),
  below('C4', '微生物菌种资源', 'Microbial strains', '100000'),
  below('C5', '实验材料资源', 'Experimental materials', '1813'),
  below('C6', '重要疾病资源', 'Major-disease resources', '170000'),
  below('C7', '标准物质资源', 'Reference materials', '6713'),
  below('C8', '人类遗传资源', 'Human genetic resources', '300000'),
  top('D', '科技文献', 'Literature'),
  below('D1', '标准文献', 'Standards literature', '660000'),
  top('E', '科学数据', 'Scientific data'),
  below('E1', '林业科学数据', 'Forestry'),
  below('E2', '海洋科学数据', 'Ocean'),
  below('E3', '医药卫生科学数据', 'Medicine and health', '200'),
  below('E4', '地球系统科学数据', 'Earth system', '1011'),
  below('E5', '交通科学数据', 'Transport', '1722'),
  below('E6', '农业科学数据', 'Agriculture', '736'),
  below('E7', '先进制造科学数据', 'Advanced manufacturing', '6256'),
  below('E8', '地质与矿产科学数据', 'Geology and minerals', '100000'),
  below('E9', '气象科学数据', 'Meteorology', '157'),
  below('E10', '地震科学数据', 'Earthquake', '47'),
  top('F', '科普资源', 'Popular science'),
  below('F1', '科普专题馆与特色库', 'Topic galleries and special libraries', '99'),
]

const byCode = new Map(DIRECTORY.map((item) => [item.code, item]))
export const directoryClass = (code: string): DirectoryClass | undefined => byCode.get(code)
export const childrenOf = (parent: string | null): DirectoryClass[] => DIRECTORY.filter((item) => (item.parent ?? null) === parent)

/** A class is counted in those above it, whether or not the record spells the path out. */
export const withDirectoryPath = (document: CoreDocument): CoreDocument => {
  const parent = document.category && directoryClass(document.category.code)?.parent
  return document.category && parent ? { ...document, category: { ...document.category, path: [parent, document.category.code] } } : document
}
