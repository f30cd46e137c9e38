import type { Recogniser } from './recogniser.ts'

/** `arXiv:2101.00001v2`, `https://arxiv.org/abs/2101.00001`, `ChinaXiv:201601.00051V1`. Found with and without the version. */
export const arxiv: Recogniser = {
  scheme: 'PREPRINT',
  hint: /xiv/,
  pattern: /(?<![a-z])(arxiv|chinaxiv)(?:\.org\/(?:abs|pdf)\/|[:\s]{1,3})(\d{4,6}\.\d{4,5})(v\d{1,2})?(?![\d])/g,
  read: ([, server = '', number = '', version]) => (version ? [`${server}${number}${version}`, `${server}${number}`] : [`${server}${number}`]),
}
