import type { Format } from './format.ts'
import { cnPlants } from './formats/cn-plants.ts'
import { dataJson } from './formats/data-json.ts'
import { dataciteJson } from './formats/datacite-json.ts'
import { dataciteXml } from './formats/datacite-xml.ts'
import { groundnutPassport } from './formats/groundnut-passport.ts'
import { lightSources } from './formats/light-sources.ts'
import { literatureCorpus } from './formats/literature-corpus.ts'
import { nsfcProjects } from './formats/nsfc-projects.ts'
import { nssfcProjects } from './formats/nssfc-projects.ts'
import { pidinstJson } from './formats/pidinst-json.ts'
import { pidinstXml } from './formats/pidinst-xml.ts'
import { pnnlInstruments } from './formats/pnnl-instruments.ts'
import { radioObservatories } from './formats/radio-observatories.ts'
import { rorOrganizations } from './formats/ror-organizations.ts'

/** All input formats. A file is read by the first that recognises it. */
export const FORMATS: readonly Format[] = [
  rorOrganizations, literatureCorpus, nsfcProjects, nssfcProjects, cnPlants, groundnutPassport, pnnlInstruments, lightSources, radioObservatories, pidinstXml, pidinstJson, dataciteXml,
  dataciteJson, dataJson,
]
