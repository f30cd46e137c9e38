import type { Format } from '../format.ts'
import { readXml } from '../source/xml.ts'
import type { XmlElement } from '../values/xml.ts'
import { crosswalk } from './pidinst/crosswalk.ts'
import { recordOfXml } from './pidinst/xml-record.ts'

/** An instrument as PIDINST describes it, in XML. Its schema has no namespace. */
export const pidinstXml: Format<XmlElement> = {
  name: 'pidinst-xml',
  about: 'PIDINST instrument metadata, XML (one record)',
  recognise: ({ root, text }) => root?.name === 'instrument' && ['landingPage', 'schemaVersion', 'owners'].every((name) => text.includes(`${name}>`)),
  async *read(file) {
    yield { number: 1, value: await readXml(file) }
  },
  map: ({ value }) => crosswalk(recordOfXml(value)),
}
