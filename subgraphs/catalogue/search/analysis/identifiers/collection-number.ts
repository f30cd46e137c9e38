import type { Recogniser } from './recogniser.ts'

/** Acronyms of culture collections and gene banks. A list, since any short word before a number could be one;
 * those that are genes and products as well (CAS, SAG, PI) are left to the joined words. */
const COLLECTIONS = 'accc|atcc|bcrc|bccm|bjmcc|cbs|cctcc|cect|cfcc|cgmcc|cicc|cicim|cmcc|cncm|cpcc|cvcc|dsmz?|fachb|fgsc|gdmcc|hbamc|icg|icmp|ifo|jcm|kacc|kctc|lmg|mccc|mtcc|nbrc|nccb|ncimb|nctc|ncyc|nrrl|shmcc|utex|vkm|vkpm'

/** Numbers of strains and accessions: `ACCC 10257`, `ACCC10257`, `CGMCC 1.2345`, `DSM-20231`, `NRRL Y-1140`. */
export const collectionNumber: Recogniser = {
  scheme: 'ACCESSION',
  hint: new RegExp(`(?:${COLLECTIONS})[^a-z\\d]{0,3}[a-z]{0,3}[^a-z\\d]{0,3}\\d`),
  pattern: new RegExp(`(?<![a-z\\d.])(${COLLECTIONS})(?:[\\s_:-]{1,2}(?:no\\.?[:\\s]{0,2})?([a-z]{1,3}-)?)?(\\d{1,8}(?:\\.\\d{1,6})*)(?![a-z\\d])`, 'gu'),
  read: ([, acronym = '', series = '', number = '']) => [`${acronym}${series.replace('-', '')}${number}`],
}
