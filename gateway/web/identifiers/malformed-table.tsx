import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import type { Malformed, ReadIdentifier } from './read-identifiers.ts'

const texts = {
  title: { zh: (count: string) => `格式有误（${count}）`, en: (count: string) => `Malformed (${count})` },
  written: { zh: '写的是', en: 'Written' },
  line: { zh: '行', en: 'Line' },
  why: { zh: '为什么', en: 'Why' },
  TOO_LONG: { zh: '超过 200 个字符', en: 'longer than 200 characters' },
  NOT_DOI: { zh: 'DOI 应为 10.四至九位数字/后缀', en: 'a DOI is 10.<four to nine digits>/<suffix>' },
  DOI_WITHOUT_SUFFIX: { zh: 'DOI 缺少斜线后的部分', en: 'the part of the DOI after the slash is missing' },
  NOT_CSTR: { zh: 'CSTR 应为 五位机构码.两位类型码.本地码', en: 'a CSTR is <five characters>.<two digits>.<local part>' },
  ISBN_CHECK_DIGIT: { zh: 'ISBN 校验位不符，可能有一位写错', en: 'the check digit of the ISBN does not fit: one digit may be wrong' },
  NO_DIGIT: { zh: '没有数字，不像标识符', en: 'no digit in it: not an identifier' },
  repeated: { zh: (count: string) => `重复（${count}）`, en: (count: string) => `Repeated (${count})` },
  times: { zh: (times: number) => `${times} 次`, en: (times: number) => `${times} times` },
} as const

/** What cannot be an identifier and why, and what was pasted more than once. */
export const MalformedTable = ({ malformed, repeated }: { malformed: readonly Malformed[]; repeated: readonly ReadIdentifier[] }) => {
  const t = useText(texts)
  const format = useFormat()
  return (
    <>
      {malformed.length > 0 && (
        <section aria-labelledby="identifiers-malformed">
          <h3 id="identifiers-malformed">{t.title(format.number(malformed.length))}</h3>
          <table className="identifiers-table">
            <thead><tr><th scope="col">{t.written}</th><th scope="col" className="number">{t.line}</th><th scope="col">{t.why}</th></tr></thead>
            <tbody>{malformed.map(({ written, fault, line }) => <tr key={written}><th scope="row">{written.slice(0, 200)}</th><td className="number">{format.number(line)}</td><td>{t[fault]}</td></tr>)}</tbody>
          </table>
        </section>
      )}
      {repeated.length > 0 && (
        <details className="identifiers-repeated">
          <summary>{t.repeated(format.number(repeated.length))}</summary>
          <ul>{repeated.map(({ value, times }) => <li key={value}>{value} <span className="secondary">{t.times(times)}</span></li>)}</ul>
        </details>
      )}
    </>
  )
}
