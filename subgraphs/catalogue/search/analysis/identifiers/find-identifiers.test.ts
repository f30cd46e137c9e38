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
}

describe('findIdentifiers', () => {
  it.each(Object.entries(WAYS).flatMap(([form, ways]) => ways.map((way) => [way, form] as const)))('reads %s as %s', (way, form) => {
    expect(canonical(way)).toEqual([form])
    expect(canonical(`参见${way}等`)).toEqual([form])
  })

  it.each([
    '2003-2015', '010-62551234', '0000-0002-1825-0098', '978-7-302-51162-4', 'COVID-19', 'Cas9', 'GJB2 基因', '2.86)t/hm2', 'ICMPv6', 'WINDOWS 10',
    '3.1415926', '12/2019', 'H2O', '内存 16 GB', '98123456.7', '第 30523 号', 'Ji-ping1',
  ])('takes %s for nothing of the kind', (text) => expect(canonical(text)).toEqual([]))

  it('finds several in one text, from left to right', () => {
    expect(canonical('依据GB 15618-2018和LY/T1721—2008;DOI:10.1000/xyz,菌株ACCC 10257')).toEqual(['gb15618-2018', 'lyt1721-2008', '10.1000/xyz', 'accc10257'])
  })

  it('knows standards without their year and patents without their kind code as well', () => {
    expect(findIdentifiers('gb/t 30523-2016')[0]?.tokens).toEqual(['gbt30523-2016', 'gbt30523'])
    expect(findIdentifiers('cn101234567a')[0]?.tokens).toEqual(['cn101234567a', 'cn101234567'])
  })
})

describe('identifierKey', () => {
  it('takes an identifier of no known form as a whole, without blanks and hyphens', () => {
    expect(identifierKey('ICG-4709')).toBe(identifierKey('icg 4709'))
    expect(identifierKey('SN 12-34/ab')).toBe('sn1234ab')
  })

  it('is null where there is nothing to compare', () => expect(identifierKey(' — ')).toBeNull())
})
