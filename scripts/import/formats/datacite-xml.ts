import type { Format } from '../format.ts'
import { readXml } from '../source/xml.ts'
import type { XmlElement } from '../values/xml.ts'
import { crosswalk } from './datacite/crosswalk.ts'
import { recordOfXml } from './datacite/xml-record.ts'

/** `http://datacite.org/schema/kernel-4`, `…/kernel-2.2`. */
const NAMESPACE = /^https?:\/\/datacite\.org\/schema\/kernel-/

/** A DataCite record in XML, kernel 2.2 to 4.6. */
export const dataciteXml: Format<XmlElement> = {
  name: 'datacite-xml',
  about: 'DataCite metadata, XML (one record)',
  recognise: ({ root }) => root?.name === 'resource' && NAMESPACE.test(root.namespace),
  async *read(file) {
    yield { number: 1, value: await readXml(file) }
  },
  map: ({ value }) => crosswalk(recordOfXml(value)),
}
