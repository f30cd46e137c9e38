import type { Rights, SharingPolicy } from '../../../../schema/document.ts'
import { type JsonObject, objectsOf } from '../../values/json.ts'
import { lookup } from '../../values/lookup.ts'
import { textOf, textsOf } from '../../values/text.ts'
import { webAddress } from '../../values/web-address.ts'

const ACCESS = /info:eu-repo\/semantics\/(open|embargoed|restricted|closed)Access/
const sharingOf = lookup<SharingPolicy>({ open: { level: 'PUBLIC' }, restricted: { level: 'AGREEMENT' }, closed: { level: 'RESTRICTED' } })

/** The licence is the first right with an address or an SPDX id; access rights are no licence but a level; all other words are the statement. */
export const rightsOf = (record: JsonObject): { rights: Rights; sharing: SharingPolicy } => {
  const all = objectsOf(record['rightsList']).map((one) => ({
    text: textOf(one['rights']),
    address: textOf(one['rightsUri'] ?? one['rightsURI']),
    spdx: textOf(one['rightsIdentifier']),
  }))
  const access = all.map(({ address, text }) => ACCESS.exec(`${address} ${text}`)?.[1]).find((found) => found !== undefined)
  const licences = all.filter(({ address, text }) => !ACCESS.test(`${address} ${text}`))
  const licence = licences.find(({ address, spdx }) => webAddress(address) !== undefined || spdx !== undefined)
  return {
    rights: {
      license: licence?.spdx ?? licence?.text,
      licenseUrl: webAddress(licence?.address),
      // Some registrars state the licence once for each file.
      statement: textsOf(licences.filter(({ text }) => text !== licence?.text).map(({ text }) => text)).join('\n'),
    },
    sharing: sharingOf(access) ?? {},
  }
}
