import { Component, type ReactNode } from 'react'
import { useText } from '../i18n/use-text.ts'

const texts = {
  title: { zh: '这一页出了错', en: 'This page failed' },
  help: { zh: '这是我们的错误，不是您的。重新载入往往有效；所填内容都在网址里。', en: 'This is a fault of ours. Loading the page again often helps; what you entered is in the address.' },
  reload: { zh: '重新载入', en: 'Load again' },
} as const

interface State { error: unknown }

/** What a page throws, or a chunk that cannot be loaded, ends here and not in an empty window. A class, because React has no other way. */
export class PageErrors extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null }
  static getDerivedStateFromError = (error: unknown): State => ({ error })
  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Failed />
  }
}

const Failed = () => {
  const t = useText(texts)
  return (
    <div className="notice bad" role="alert">
      <p className="notice-title">{t.title}</p>
      <p>{t.help}</p>
      <p><button type="button" onClick={() => location.reload()}>{t.reload}</button></p>
    </div>
  )
}
