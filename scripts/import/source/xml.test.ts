import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATA, hasData, openFile } from '../real-files.ts'
import { elementsOf, type XmlElement, XML_LANG, xmlText } from '../values/xml.ts'
import { readXml, rootOf } from './xml.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyuan-xml-'))
})
afterAll(() => rm(folder, { recursive: true }))

const read = async (content: string | Uint8Array): Promise<XmlElement> => {
  const path = join(folder, 'file.xml')
  await writeFile(path, content)
  return readXml(await openFile(path))
}
const reasonOf = async (reading: Promise<unknown>): Promise<string> => {
  try {
    await reading
  } catch (error) {
    expect(error).toMatchObject({ unreadable: true })
    return (error as Error).message
  }
  throw new Error('it was read')
}
/** Bytes of GBK, which Node cannot write. */
const GBK = { 中文: [0xd6, 0xd0, 0xce, 0xc4] }
const bytes = (...parts: (string | readonly number[])[]): Uint8Array => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))

describe('readXml', () => {
  it('gives elements without prefixes, with namespaces, attributes and children in order', async () => {
    const root = await read('<?xml version="1.0"?>\n<!-- note --><d:a xmlns:d="urn:d" xmlns="urn:e" x="1" xml:lang="zh" d:y="2">\n  <b>text &lt;&#20013;<![CDATA[<&>]]><!-- cut --> more</b>\n  <d:c/>\n</d:a>\n')
    expect(root).toMatchObject({ name: 'a', namespace: 'urn:d', children: [{ name: 'b', namespace: 'urn:e', children: ['text <中<&> more'] }, { name: 'c', namespace: 'urn:d', children: [] }] })
    expect([root.attributes.get('x'), root.attributes.get(XML_LANG), root.attributes.get('{urn:d}y')]).toEqual(['1', 'zh', '2'])
  })
  it('keeps white space beside text and leaves it out among elements', async () => {
    const [first, second] = elementsOf(await read('<a>\n <b>one <i>two</i> three<br/>four</b>\n <b> </b>\n</a>'), 'b')
    expect(first && xmlText(first)).toBe('one two three\nfour')
    expect(second?.children).toEqual([' '])
  })

  it.each<[string, Uint8Array]>([
    ['UTF-16LE with a mark that declares UTF-8', Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-8"?><a>中文</a>', 'utf16le')],
    ['UTF-16BE with a mark', Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-16"?><a>中文</a>', 'utf16le').swap16()],
    ['UTF-16LE without a mark, more Chinese than markup', Buffer.from(`<?xml version="1.0"?><a>中文<!-- ${'一丁'.repeat(2_000)} --></a>`, 'utf16le')],
    ['UTF-8 that declares UTF-16', Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a>中文</a>')],
    ['UTF-8 that declares ISO-8859-1', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>中文</a>')],
    ['GBK, declared', bytes('<?xml version="1.0" encoding="GBK"?><a>', GBK.中文, '</a>')],
    ['GBK, declared as UTF-8', bytes('<?xml version="1.0" encoding="UTF-8"?><a>', GBK.中文, '</a>')],
    ['GBK, not declared', bytes('<a>', GBK.中文, '</a>')],
  ])('reads %s', async (_, content) => expect(xmlText(await read(content))).toBe('中文'))
  it('reads windows-1252 and ISO-8859-1 where they are declared', async () => {
    expect(xmlText(await read(bytes('<?xml version="1.0" encoding="windows-1252"?><a>Qu', [0xe9], 'bec ', [0x93], 'x', [0x94], '</a>')))).toBe('Québec “x”')
    expect(xmlText(await read(bytes("<?xml version='1.0' encoding='iso-8859-1'?><a>Qu", [0xe9], 'bec</a>')))).toBe('Québec')
  })

  it.each([
    ['a mismatched tag', '<a>\n <b>1</c>\n</a>', 'line 2, column 9: unexpected close tag'],
    ['an end before the end', '<a><b>', 'line 1, column 6: unclosed tag'],
    ['two roots', '<a/><b/>', 'line 1, column 7: documents may contain only one root'],
    ['no root', '<!-- -->', 'document must contain a root element'],
    ['a control character', '<a>\n\u000B</a>', 'line 2, column 1: disallowed character'],
    ['a reference to one', '<a>&#0;</a>', 'malformed character entity'],
    ['an attribute twice', '<a b="1" b="2"/>', 'duplicate attribute'],
    ['an attribute twice by two prefixes', '<a xmlns:x="u" xmlns:y="u" x:b="1" y:b="2"/>', 'duplicate attribute'],
    ['a prefix without a namespace', '<secret:a/>', 'unbound namespace prefix'],
    [']]> in text', '<a>]]></a>', 'the string "]]>" is disallowed in char data'],
    ['an entity of HTML', '<a>&nbsp;</a>', 'an entity that XML itself does not know'],
    ['an entity of JavaScript', '<a>&constructor;</a>', 'an entity that XML itself does not know'],
    ['text', 'no XML', 'text data outside of root node'],
    ['nothing', '', 'document must contain a root element'],
  ])('calls a file with %s unreadable and says where', async (_, content, reason) => expect(await reasonOf(read(content))).toContain(reason))
  it('quotes nothing of the file', async () => {
    for (const content of ['<a><secret></a>', '<a secret="1" secret="2"/>', '<secret:a/>', '<a>&secret;</a>', '<:secret:/>', '<a></secret>']) expect(await reasonOf(read(content))).not.toContain('secret')
  })
})

describe('readXml on files made to do harm', () => {
  let server: Server
  let url: string
  let connections = 0
  beforeAll(async () => {
    server = createServer((_, response) => response.end('<!ENTITY x "fetched">'))
    server.on('connection', () => connections++)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.dtd`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  const UNKNOWN = 'an entity that XML itself does not know; those of a DTD are never resolved'

  it('refuses entities of files and of the network, and connects to nothing', async () => {
    await writeFile(join(folder, 'passwd'), 'root:x:0')
    for (const declared of [`SYSTEM "file://${folder}/passwd"`, `SYSTEM "${url}"`, `PUBLIC "-//X" "${url}"`]) {
      expect(await reasonOf(read(`<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY x ${declared}>]>\n<a>&x;</a>`))).toBe(`the XML cannot be read at line 3, column 6: ${UNKNOWN}`)
      expect(await reasonOf(read(`<!DOCTYPE a [<!ENTITY x ${declared}>]><a b="&x;"/>`))).toContain(UNKNOWN)
    }
    expect(connections).toBe(0)
  })
  it('passes over external DTDs, parameter entities and schemas, and leaves XInclude the element that it is', async () => {
    expect(await read(`<!DOCTYPE a PUBLIC "-//X" "${url}"><a/>`)).toMatchObject({ name: 'a' })
    expect(await read(`<!DOCTYPE a [<!ENTITY % p SYSTEM "${url}"> %p; <!ATTLIST a b CDATA "added">]><a/>`)).toMatchObject({ name: 'a', attributes: new Map() })
    expect(await read(`<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:a ${url}"/>`)).toMatchObject({ name: 'a' })
    expect(await read(`<a><i:include xmlns:i="http://www.w3.org/2001/XInclude" href="${url}" parse="text"/></a>`)).toMatchObject({ children: [{ name: 'include', children: [] }] })
    expect(connections).toBe(0)
  })
  it('expands no entity, so that a billion laughs and a quadratic blow-up cost nothing', async () => {
    const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
    expect(await reasonOf(read(`<!DOCTYPE a [<!ENTITY l0 "lol">${laughs}]><a>&l9;</a>`))).toContain(UNKNOWN)
    expect(await reasonOf(read(`<!DOCTYPE a [<!ENTITY b "${'b'.repeat(50_000)}">]><a>${'&b;'.repeat(50_000)}</a>`))).toContain(UNKNOWN)
  })

  const bounded = async (content: string, reason: string): Promise<void> => {
    const path = join(folder, 'large.xml')
    await writeFile(path, content)
    const file = await openFile(path)
    const [started, before] = [performance.now(), process.memoryUsage().rss]
    expect(await reasonOf(readXml(file))).toContain(reason)
    expect(performance.now() - started).toBeLessThan(2_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000)
  }
  it('gives up at the 201st of a million elements within each other', () => bounded('<a>'.repeat(1_000_000) + '</a>'.repeat(1_000_000), 'column 603: more than 200 elements within each other'))
  it('gives up on millions of elements, attributes or pieces of text', async () => {
    await bounded(`<a>${'<b/>'.repeat(2_000_000)}</a>`, 'more than 150000 elements, attributes and texts')
    await bounded(`<a ${Array.from({ length: 600_000 }, (_, at) => `a${at}=""`).join(' ')}/>`, 'more than 150000 elements, attributes and texts')
    await bounded(`<a>${'x<!---->'.repeat(1_000_000)}</a>`, 'more than 150000 elements, attributes and texts')
  })
  it('does not open what is too large', async () => {
    const path = join(folder, 'sparse.xml')
    await writeFile(path, '<a>')
    const file = await openFile(path)
    await truncate(path, 2 * 1024 ** 3)
    expect(await reasonOf(readXml({ ...file, size: 2 * 1024 ** 3 }))).toContain('more than 8388608 bytes')
    await writeFile(path, `<a>${'x'.repeat(9_000_000)}</a>`)
    expect(await reasonOf(readXml({ ...file, size: 3 }))).toContain('more than 8388608 bytes')
  })
})

describe('rootOf', () => {
  it('finds the root behind comments, instructions and a DTD, and resolves its prefix', () => {
    expect(rootOf(`<?xml version="1.0"?><!-- <b> -->${'<!-- - -->'.repeat(5_000)}<?x y?><!DOCTYPE a [<!ENTITY b "<c>">]><x:a xmlns:x="urn:x"><`)).toEqual({ name: 'a', namespace: 'urn:x' })
  })
  it.each(['', '{"a": "<a/>"}', '<', '<a', '< a>', '<x:a>', '<!DOCTYPE a [<!-- '])('finds none in %j', (text) => expect(rootOf(text)).toBeUndefined())
})

describe.skipIf(!hasData)('readXml on the files of the data', () => {
  const readReal = async (path: string) => {
    const file = await openFile(`${DATA}${path}`)
    return { encoding: file.encoding, root: await readXml(file) }
  }
  it.each([
    ['dwca/gbif-meta-utf16le.xml', 'utf-16le', 'archive'],
    ['dwca/gbif-metadata-eml-utf16LE.xml', 'utf-16le', 'eml'],
    ['dwca/gbif-metadata-eml-utf16_declared_as_utf8.xml', 'utf-16le', 'eml'],
    ['dwca/gbif-metadata-eml-utf16_no_LE_declared.xml', 'utf-16le', 'eml'],
    ['dwca/pydwca-dwca-metadata-windows1252-encoding-eml.xml', 'windows-1252', 'eml'],
    // Called an external entity by its repository; the file holds none.
    ['dwca/gbif-xml-entity-meta-meta.xml', 'utf-8', 'archive'],
    ['datacite/lupo-utf-16.xml', 'utf-16be', 'resource'],
  ])('reads %s as %s', async (path, encoding, name) => expect(await readReal(`malformed/${path}`)).toMatchObject({ encoding, root: { name } }))
  it.each([
    ['datacite/bolognese-datacite-example-relateditems.xml', 'line 46, column 23: unexpected close tag'],
    ['oai-pmh/scrapi-pcurio-1.xml', 'line 5, column 12: disallowed character'],
    ['oai-pmh/kata-ida_invalid.xml', 'line 34, column 63: unexpected close tag'],
    ['oai-pmh/sickle-ListRecordsBroken.xml', 'line 1, column 10: text data outside of root node'],
    ['xml/gbif-crawler-biocase-corrupt_response.xml', 'line 154, column 0: unclosed tag'],
  ])('says where %s breaks', async (path, reason) => expect(await reasonOf(readReal(`malformed/${path}`))).toBe(`the XML cannot be read at ${reason}`))
  it('reads patents with their DTDs of SGML times, which nobody fetches', async () => {
    expect(await readReal('literature/patents/uspto-sgml-USD435854S1.xml')).toMatchObject({ root: { name: 'PATDOC' } })
  })
})
