import type { Recogniser } from './recogniser.ts'

const REFSEQ = '(?:n[cgmprtwz]|x[mpr]|wp|yp|ap|ac)_\\d{6,9}'
const ASSEMBLIES = 'gc[af]_\\d{9}'
const ARCHIVES = '[sed]r[rxspaz]\\d{6,9}|prj(?:na|eb|db|ca)\\d{2,8}|sam(?:n|ea|d|c)\\d{5,10}|g(?:se|sm|pl|ds)\\d{3,8}|[ch]ra\\d{6}|cn[apsx]0?\\d{6,8}|pxd\\d{6}|mtbls\\d{1,5}|oe[pxr]\\d{6,8}|e-mtab-\\d{1,5}'
/** Two letters and six digits, one and five, three and five (proteins): GenBank's own. */
const GENBANK = '[a-z]{2}\\d{6}|[a-z]\\d{5}(?=\\.\\d)|[a-z]{3}\\d{5}(?=\\.\\d)'

/** Sequences, projects and samples of GenBank, RefSeq, GEO, SRA, CNGB and the like: `NM_000546.6`, `MN908947.3`, `GSE12345`, `PRJNA123456`. Found with and without the version. */
export const sequenceAccession: Recogniser = {
  scheme: 'ACCESSION',
  hint: /\d{3}|-\d/,
  pattern: new RegExp(`(?<![a-z\\d._-])(${REFSEQ}|${ASSEMBLIES}|${ARCHIVES}|${GENBANK})(\\.\\d{1,2})?(?![a-z\\d]|\\.\\d)`, 'g'),
  read: ([, name = '', version]) => (version ? [`${name}${version}`, name] : [name]),
}

/** What is an accession only behind the name of its database: `PDB: 6LU7`, `UniProt P04637`, `GenBank: U12345`. */
export const labelledAccession: Recogniser = {
  scheme: 'ACCESSION',
  hint: /pdb|uniprot|swiss-?prot|genbank/,
  pattern: /(?<![a-z])(?:(pdb)(?: ?(?:id|code|entry|no\.?))?|(?:uniprot(?:kb)?|swiss-?prot)(?: ?(?:id|no\.?|accession))?|genbank(?: ?(?:id|no\.?|accession(?: no\.?| number)?))?)[:\s]{1,3}((?<=pdb.{0,12})[1-9](?=[a-z\d]{0,2}[a-z])[a-z\d]{3}|(?<!pdb.{0,12})(?:[opq]\d[a-z\d]{3}\d|[a-nr-z]\d(?:[a-z][a-z\d]{2}\d){1,2}|[a-z]{1,2}\d{5,6}))(\.\d{1,2}|-\d{1,2})?(?![a-z\d])/g,
  read: ([, pdb, name = '', version]) => (pdb ? [`pdb${name}`] : version ? [`${name}${version}`, name] : [name]),
}
