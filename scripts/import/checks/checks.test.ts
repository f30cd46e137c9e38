import { describe, expect, it } from 'vitest'
import type { CoreDocument } from '../../../schema/document.ts'
import { fieldsOf } from '../values/fields.ts'
import { isConfidential } from './confidential.ts'
import { faultOf } from './document-rules.ts'
import { isMojibake } from './mojibake.ts'

const confidential = (record: unknown): boolean => isConfidential(fieldsOf(record) ?? [])

describe('isConfidential', () => {
  it.each([
    { 密级: '机密' }, { 密级: '秘密★10年' }, { 密级: '内部' }, { 密级: 2 }, { 保密级别: '一般' }, { 项目: { 定密: { 结果: '绝密' } } }, [{ 涉密: '是' }],
    { secrecyLevel: 'SECRET' }, { security_classification: 'restricted' }, { confidential: true }, { 资料等级: '机密级' }, { classification: '绝密' }, { 标识: ['公开', '秘密'] },
  ])('refuses %j', (record) => expect(confidential(record)).toBe(true))
  it.each([
    { 密级: '公开' }, { 密级: '无' }, { 密级: '' }, { 密级: null }, { 是否涉密: '否' }, { securityClassification: 'Unclassified' }, { title: '商业秘密的法律保护' },
    { keywords: ['机密计算'] }, { 成果等级: '优秀' }, { accessLevel: 'non-public' }, { classificationCode: '461001' }, { confidentialityNote: '' },
  ])('lets %j pass', (record) => expect(confidential(record)).toBe(false))
})

describe('isMojibake', () => {
  const latin = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')
  it('knows Chinese read as ISO-8859-1 or windows-1252', () => {
    expect(isMojibake(latin('国史知识'))).toBe(true)
    expect(isMojibake(new TextDecoder('windows-1252').decode(Buffer.from('语义揭示', 'utf8')))).toBe(true)
  })
  it.each(['国史知识', 'Université', 'PatiÃ±o, Carlos', 'plain', '×÷§', 'naïve – 中文'])('lets %s pass', (text) => expect(isMojibake(text)).toBe(false))
})

describe('faultOf', () => {
  const document = (title?: string): CoreDocument => ({ profile: 'core/1', resourceType: 'PAPER', title })
  it('refuses a record without a title, and one whose title lost characters', () => {
    expect([faultOf(document())?.code, faultOf(document('碳排\uFFFD'))?.code, faultOf(document('碳排放'))]).toEqual(['TITLE_MISSING', 'ENCODING_DAMAGED', undefined])
  })
})
