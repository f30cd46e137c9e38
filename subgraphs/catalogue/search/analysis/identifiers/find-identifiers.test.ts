import { describe, expect, it } from 'vitest'
import { foldText } from '../fold.ts'
import { identifierKey } from '../exact-token.ts'
import { findIdentifiers } from './find-identifiers.ts'

const canonical = (text: string): string[] => findIdentifiers(foldText(text)).map(({ tokens }) => tokens[0] as string)

/** Canonical form, and the ways in which people write it. */
const WAYS: Record<string, string[]> = {
  '10.1234/ab-c(1).d': ['10.1234/AB-C(1).d', 'doi:10.1234/ab-c(1).d', 'DOI: 10.1234/ab-c(1).d', 'https://doi.org/10.1234/ab-c(1).d', 'http://dx.doi.org/10.1234%2Fab-c(1).d', '见10.1234/ab-c(1).d。', '(doi:10.1234/ab-c(1).d)'],
  '31253.11.sciencedb.00001': ['31253.11.sciencedb.00001', 'CSTR:31253.11.sciencedb.00001', 'cstr: 31253.11.ScienceDB.00001', 'https://cstr.cn/31253.11.sciencedb.00001', 'http://www.cstr.cn/CSTR:31253.11.sciencedb.00001', 'ＣＳＴＲ：31253.11.sciencedb.00001。'],
  'a0006.11.a0001.202006.001024': ['A0006.11.A0001.202006.001024'],
  '10864/10155': ['hdl:10864/10155', 'https://hdl.handle.net/10864/10155'],
  isbn9787302511625: ['978-7-302-51162-5', 'ISBN 9787302511625', 'ISBN-13: 978 7 302 51162 5', '7-302-51162-4', 'isbn 7302511624'],
  'issn1000-6788': ['1000-6788', 'ISSN 1000-6788', 'ISSN：10006788'],
  'issn2434-561x': ['2434-561X'],
  '0000-0002-1825-0097': ['0000-0002-1825-0097', 'https://orcid.org/0000-0002-1825-0097', 'ORCID: 0000-0002-1825-0097', '0000－0002－1825－0097'],
  gbt30523: ['GB/T 30523', 'gb/t30523', 'GBT30523', 'GB／T　30523', 'gb t 30523'],
  'gbt30523-2016': ['GB/T 30523-2016', 'GB/T30523—2016', 'gbt 30523–2016'],
  gb15618: ['GB 15618', 'GB15618'],
  'nyt1121.6-2006': ['NY/T 1121.6-2006'],
  db11t1234: ['DB11/T 1234'],
  'tciatcm001-2019': ['T/CIATCM 001—2019'],
  'iso9001-2015': ['ISO 9001:2015'],
  'isoiec27001': ['ISO/IEC 27001'],
  gjb151: ['GJB 151'],
  cn101234567a: ['CN101234567A', 'CN 101234567 A'],
  us6859910b2: ['US 6,859,910 B2', 'US6859910B2'],
  wo2010123456: ['WO2010/123456', 'WO 2010123456'],
  'cn201010123456.7': ['ZL201010123456.7', 'ZL 2010 1 0123456.7', '201010123456.7', 'CN201010123456.7'],
  'cn98123456.x': ['ZL98123456.X'],
  gbw08301: ['GBW 08301', 'GBW08301'],
  gbwe130001: ['GBW(E) 130001', 'GBW（E）130001', 'gbw(e)130001', 'GBWE130001'],
  accc10257: ['ACCC 10257', 'ACCC10257', 'accc-10257', 'ACCC No. 10257', 'ＡＣＣＣ_10257'],
  'cgmcc1.2345': ['CGMCC 1.2345', 'CGMCC No.1.2345'],
  nrrly1140: ['NRRL Y-1140'],
  '10.1002/(sici)1096-8644(199601)99:1<1::aid-ajpa1>3.0.co;2-1': ['10.1002/(SICI)1096-8644(199601)99:1<1::AID-AJPA1>3.0.CO;2-1'],
  '10.7666/d.y1234567': ['10.7666/d.y1234567', 'doi：10.7666/d.Y1234567', 'ＤＯＩ：１０．７６６６／ｄ．ｙ１２３４５６７', 'DOI 10.7666/d.y1234567', 'doi.org/10.7666/d.y1234567', 'https://www.doi.org/10.7666/d.y1234567;', 'doi: https://doi.org/10.7666/d.y1234567', 'info:doi/10.7666/d.y1234567', 'DOI=10.7666/d.y1234567,', '[10.7666/d.y1234567]', '“10.7666/d.y1234567”', 'https://doi.org/10.7666%2Fd.y1234567'],
  '16666.11.nbsdc.abc123': ['CSTR:16666.11.nbsdc.ABC123', 'cstr.cn/16666.11.nbsdc.abc123', 'https://cstr.cn/CSTR%3A16666.11.nbsdc.abc123', 'CSTR 16666.11.nbsdc.abc123', 'https://www.cstr.cn/cstr/16666.11.nbsdc.abc123'],
  ror05cy4wa09: ['https://ror.org/05cy4wa09', 'ROR: 05cy4wa09', 'ror.org/05CY4WA09'],
  '0000-0001-5109-3700': ['ORCID iD: 0000-0001-5109-3700', 'orcid:0000000151093700', 'ORCID 0000 0001 5109 3700'],
  'arxiv2101.00001': ['arXiv:2101.00001', 'https://arxiv.org/abs/2101.00001', 'arXiv 2101.00001'],
  'chinaxiv201601.00051v1': ['ChinaXiv:201601.00051V1', 'chinaxiv.org/abs/201601.00051v1'],
  isbn9787030114327: ['7-03-011432-9', 'ISBN 978-7-03-011432-7', 'ISBN（13）：9787030114327', 'eISBN 9787030114327', 'ＩＳＢＮ ７－０３－０１１４３２－９'],
  'issn1674-733x': ['ISSN 1674-733X', 'issn1674733x', 'eISSN: 1674-733X', 'ISSN (Online) 1674-733X', 'p-ISSN 1674-733X', 'ISSN-L 1674-733X', '1674—733Ｘ'],
  'cas64-17-5': ['CAS 64-17-5', 'CAS: 64-17-5', 'CAS No. 64-17-5', 'CAS RN: 64-17-5'],
  'gbz2.1-2019': ['GBZ 2.1-2019', 'GB/Z 2.1—2019', 'GB Z 2.1-2019'],
  'gbt7714-2015': ['GB/T 7714-2015', 'GB-T 7714-2015', 'GB∕T 7714—2015', 'GB/T7714-2015', 'ＧＢ／Ｔ　７７１４－２０１５', 'gb/t  7714-2015'],
  gb18030: ['GB 18030', 'GB18030'],
  'hj651-2013': ['HJ 651-2013', 'HJ651—2013'],
  'hjt91-2002': ['HJ/T 91-2002', 'HJ/T91—2002'],
  'yy0505-2012': ['YY 0505-2012'],
  'iec61850-7-2-2010': ['IEC 61850-7-2:2010'],
  'iso8601-1-2019': ['ISO 8601-1:2019'],
  'isoiec27001-2022': ['ISO/IEC 27001:2022', 'ISO/IEC27001-2022'],
  'astmd638-14': ['ASTM D638-14', 'ASTM D 638-14'],
  'ieee802.11': ['IEEE 802.11', 'IEEE Std 802.11'],
  'jjg196-2006': ['JJG 196-2006'],
  pctcn2019123456: ['PCT/CN2019/123456', 'PCT/CN 2019/123456', 'pct-cn2019-123456'],
  pctcn2003000012: ['PCT/CN03/00012'],
  wo2019123456a1: ['WO 2019/123456 A1', 'WO2019123456A1'],
  us20100123456a1: ['US 2010/0123456 A1', 'US20100123456A1', 'US 20100123456 A1'],
  us6859910: ['US Patent 6,859,910', 'US Pat. No. 6859910', 'US6859910'],
  cn208123456u: ['CN208123456U', 'CN 208123456 U', 'CN-208123456-U'],
  cn305123456s: ['CN 305123456 S'],
  jp2010123456a: ['JP2010-123456A', 'JP 2010-123456 A'],
  'cn201310123456.7': ['CN201310123456.7'],
  bwb2284: ['BWB2284', 'BWB 2284'],
  'gsb04-1767-2004': ['GSB 04-1767-2004', 'GSB04-1767-2004'],
  'nm_000546.6': ['NM_000546.6'],
  'mn908947.3': ['MN908947.3', 'GenBank: MN908947.3', 'GenBank accession no. MN908947.3'],
  u12345: ['GenBank: U12345'],
  gse12345: ['GSE12345'],
  prjna123456: ['PRJNA123456'],
  srr1234567: ['SRR1234567'],
  'gcf_000001405.39': ['GCF_000001405.39'],
  pdb6lu7: ['PDB: 6LU7', 'PDB ID: 6LU7', 'PDB code 6lu7', 'PDB 6LU7'],
  p04637: ['UniProt P04637', 'UniProtKB: P04637', 'UniProt ID: P04637'],
}

describe('findIdentifiers', () => {
  it.each(Object.entries(WAYS).flatMap(([form, ways]) => ways.map((way) => [way, form] as const)))('reads %s as %s', (way, form) => {
    expect(canonical(way)).toEqual([form])
    expect(canonical(`参见${way}等`)).toEqual([form])
  })

  it.each([
    '2003-2015', '010-62551234', '0000-0002-1825-0098', '978-7-302-51162-4', 'COVID-19', 'Cas9', 'GJB2 基因', '2.86)t/hm2', 'ICMPv6', 'WINDOWS 10',
    '3.1415926', '12/2019', 'H2O', '内存 16 GB', '98123456.7', '第 30523 号', 'Ji-ping1',
    'IL-6', 'IL-17A', '2019-2020', '2019—2020年', 'DL 2019-2020', '13812345678', '+86 10 6255 1234', '400-810-1234', 'pp. 1000-6788', '35(2): 1000-6788', '1120-1129', '第1-12页', '2020-01-15', '64-17-5', 'p53', 'CD4', 'HEK293T', 'GPT-4', '5G', 'F1 0.95',
    'PM2.5', 'CO2', 'Fe3O4', '3D打印', 'iPhone 15', 'H1N1', 'USB 3.0', 'WTO 2001', 'pdb文件 2019', 'PDB 2019', 'error 12345', 'in 2019', 'windows 2000', 'en 2019', 'a 10.5', 'US 2019', 'CN 2019', '100 mg/L', '1.5e-3', 't/2019',
  ])('takes %s for nothing of the kind', (text) => expect(canonical(text)).toEqual([]))

  it('finds several in one text, from left to right', () => {
    expect(canonical('依据GB 15618-2018和LY/T1721—2008;DOI:10.1000/xyz,菌株ACCC 10257')).toEqual(['gb15618-2018', 'lyt1721-2008', '10.1000/xyz', 'accc10257'])
  })

  it('knows standards without their year and patents without their kind code as well', () => {
    expect(findIdentifiers('gb/t 30523-2016')[0]?.tokens).toEqual(['gbt30523-2016', 'gbt30523'])
    expect(findIdentifiers('cn101234567a')[0]?.tokens).toEqual(['cn101234567a', 'cn101234567'])
    expect(findIdentifiers('iec 61850-7-2:2010')[0]?.tokens).toEqual(['iec61850-7-2-2010', 'iec61850-7-2', 'iec61850'])
    expect(findIdentifiers('nm_000546.6')[0]?.tokens).toEqual(['nm_000546.6', 'nm_000546'])
  })

  it('works out the check character of Chinese applications, so that both ways of writing meet', () => {
    expect(canonical('ZL200310102344')).toEqual(canonical('ZL 200310102344.' + (canonical('ZL200310102344')[0]?.at(-1) ?? '')))
    expect(canonical('CN201010123456')).toHaveLength(1)
    expect(canonical('CN201010123456')[0]).toMatch(/^cn201010123456\.[\dx]$/)
  })

  it('leaves the words around an identifier alone', () => {
    const text = foldText('按照GB 18030编码存储,见DOI:10.1234/abc。另见第3章')
    expect(findIdentifiers(text).map(({ start, end }) => text.slice(start, end))).toEqual(['gb 18030', 'doi:10.1234/abc'])
  })
})

describe('identifierKey', () => {
  it('takes an identifier of no known form as a whole, without blanks and hyphens', () => {
    expect(identifierKey('ICG-4709')).toBe(identifierKey('icg 4709'))
    expect(identifierKey('SN 12-34/ab')).toBe('sn1234ab')
  })

  it('is null where there is nothing to compare', () => expect(identifierKey(' — ')).toBeNull())
})
