import { citationOfResult } from '../../../schema/citation/frozen-citation.ts'
import { explorerAddress } from '../drawer/explorer-address.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { References, today } from '../parts/references.tsx'
import { DeleteResult } from './delete-result.tsx'
import type { ShownResult } from './result-page.tsx'

const texts = {
  cite: { zh: '如何引用', en: 'How to cite' },
  privately: { zh: '这个结果仅您本人可见，别人打不开其网址；要引用，请另行冻结为所有人可见的。', en: 'Only you may see this result, and nobody else can open its address. To cite it, freeze one that everybody may see.' },
  facts: { zh: '来历', en: 'Where it comes from' },
  creators: { zh: '作者', en: 'Creators' },
  owner: { zh: '所有者', en: 'Owner' },
  visibility: { zh: '可见', en: 'Open to' },
  PUBLIC: { zh: '所有人', en: 'Everybody' },
  PRIVATE: { zh: '仅本人', en: 'Only you' },
  frozen: { zh: '冻结时间', en: 'Frozen' },
  asOf: { zh: '数据时间', en: 'As of' },
  to: { zh: (from: string, to: string) => `${from} 至 ${to}`, en: (from: string, to: string) => `${from} to ${to}` },
  rows: { zh: '行数', en: 'Rows' },
  hidden: { zh: (n: string) => `，其中 ${n} 行当时即不可见`, en: (n: string) => `, ${n} of them hidden even then` },
  sources: { zh: '来源', en: 'Sources' },
  graph: { zh: '图的版本', en: 'Version of the graph' },
  degraded: { zh: '曾未回答', en: 'Failed at first' },
  degradedHelp: { zh: (names: string) => `${names}（其页已重新取得，结果完整）`, en: (names: string) => `${names} (their pages were asked again; the result is complete)` },
  query: { zh: '来自查询', en: 'Of the query' },
  version: { zh: (n: number) => `第 ${n} 版`, en: (n: number) => `version ${n}` },
  document: { zh: '查询文本与变量', en: 'The query and its variables' },
  open: { zh: '在查询浏览器中打开', en: 'Open in the explorer' },
  files: { zh: '下载', en: 'Download' },
} as const

const NAMES: Readonly<Record<string, string>> = { CSV: 'CSV', XLSX: 'Excel', JSONL: 'JSON Lines', RIS: 'RIS', BIBTEX: 'BibTeX' }

/** Everything that a reader needs to trust a result and to cite it. */
export const ResultFacts = ({ result, changed }: { result: ShownResult; changed(): void }) => {
  const t = useText(texts)
  const format = useFormat()
  const label = useLabel()
  const { language } = useLanguage()
  const { frozenAt, asOfStart, asOfEnd, sources, degraded, supergraphStart, supergraphEnd } = result
  const graphs = [...new Set([supergraphStart, supergraphEnd].filter((each) => each !== null))]
  return (
    <>
      {frozenAt && (
        <section className="card cite" aria-labelledby="cite">
          <h2 id="cite">{t.cite}</h2>
          {result.visibility === 'PRIVATE' && <p className="notice">{t.privately}</p>}
          <References citation={citationOfResult({ id: result.id, address: result.address ?? '', name: result.name ?? '', creators: result.creators ?? [], frozenAt }, { accessed: today(), origin: location.origin })} fileName={result.id} />
        </section>
      )}
      <section aria-labelledby="facts">
        <h2 id="facts">{t.facts}</h2>
        <dl className="frozen-facts">
          {(result.creators ?? []).length > 0 && <><dt>{t.creators}</dt><dd>{result.creators?.join('、')}</dd></>}
          {result.owner?.displayName && <><dt>{t.owner}</dt><dd>{result.owner.displayName}</dd></>}
          {result.visibility && <><dt>{t.visibility}</dt><dd>{t[result.visibility]}</dd></>}
          {result.savedQuery?.slug && <><dt>{t.query}</dt><dd><Link to={`/q/${result.savedQuery.slug}`}>{label(result.savedQuery)}</Link>{result.savedQueryVersion !== null && ` · ${t.version(result.savedQueryVersion)}`}</dd></>}
          {frozenAt && <><dt>{t.frozen}</dt><dd>{format.dateTime(frozenAt)}</dd></>}
          {asOfStart && asOfEnd && <><dt>{t.asOf}</dt><dd>{t.to(format.dateTime(asOfStart), format.dateTime(asOfEnd))}</dd></>}
          {frozenAt && <><dt>{t.rows}</dt><dd>{format.number(result.rowCount ?? 0)}{result.hiddenRows !== null && result.hiddenRows > 0 && t.hidden(format.number(result.hiddenRows))}</dd></>}
          {sources && sources.length > 0 && <><dt>{t.sources}</dt><dd>{sources.map(({ namespace, rows }) => `${namespace} ${format.number(rows)}`).join('、')}</dd></>}
          {degraded && degraded.length > 0 && <><dt>{t.degraded}</dt><dd>{t.degradedHelp(degraded.join('、'))}</dd></>}
          {graphs.length > 0 && <><dt>{t.graph}</dt><dd><code>{graphs.join(' → ')}</code></dd></>}
          {result.hash && <><dt>SHA-256</dt><dd><code>{result.hash}</code></dd></>}
        </dl>
        <details>
          <summary>{t.document}</summary>
          <pre tabIndex={0} aria-label={t.document}>{result.document}</pre>
          <pre tabIndex={0}>{JSON.stringify(result.variables, null, 2)}</pre>
          <p><a className="button" href={explorerAddress(result.document ?? '', JSON.stringify(result.variables ?? {}, null, 2))}>{t.open}</a></p>
        </details>
      </section>
      {frozenAt && (
        <section aria-labelledby="files">
          <h2 id="files">{t.files}</h2>
          <ul className="plain-list row">
            {result.files?.map(({ format: name, address, reason, reasonEn }) => (
              <li key={name}>{address ? <a className="button" href={address} download="">{NAMES[name] ?? name}</a> : <span className="secondary">{NAMES[name] ?? name}：{language === 'en' ? (reasonEn ?? reason) : reason}</span>}</li>
            ))}
          </ul>
        </section>
      )}
      {result.deletable && <DeleteResult id={result.id} changed={changed} />}
    </>
  )
}
