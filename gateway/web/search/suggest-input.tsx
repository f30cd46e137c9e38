import { type KeyboardEvent, useId, useState } from 'react'
import { useText } from '../i18n/use-text.ts'
import type { SuggestionKind } from './suggest.operations.ts'
import { type Suggestion, useSuggestions } from './use-suggestions.ts'

const texts = {
  TERM: { zh: '词语', en: 'Term' },
  TITLE: { zh: '资源', en: 'Resource' },
  ORGANIZATION: { zh: '机构', en: 'Organization' },
  IDENTIFIER: { zh: '标识符', en: 'Identifier' },
} as const satisfies Record<SuggestionKind, { zh: string; en: string }>
const listTexts = {
  list: { zh: '检索建议', en: 'Suggestions' },
  found: { zh: (count: number) => `${count} 条建议，用上下键选择`, en: (count: number) => `${count} suggestions, choose with the arrow keys` },
} as const

interface SuggestInputProps {
  value: string
  onChange(value: string): void
  onChoose(suggestion: Suggestion): void
  label: string
  placeholder: string
}

/** A text box that suggests as one types: the combobox of the ARIA practices with a list box; Enter without a choice submits the form. */
export const SuggestInput = ({ value, onChange, onChoose, label, placeholder }: SuggestInputProps) => {
  const kinds = useText(texts)
  const t = useText(listTexts)
  const id = useId()
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const suggestions = useSuggestions(value, open)
  const shown = open && suggestions.length > 0
  const close = (): void => {
    setOpen(false)
    setActive(-1)
  }
  const choose = (index: number): void => {
    const chosen = suggestions[index]
    if (!chosen) return
    close()
    onChange(chosen.text)
    onChoose(chosen)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // The Enter that ends the composition of Chinese characters chooses nothing.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && shown) {
      event.preventDefault()
      close()
    }
    if (event.key === 'Enter') {
      if (shown && active >= 0) {
        event.preventDefault()
        choose(active)
      } else close()
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    setOpen(true)
    // One place more than there are suggestions: the text itself.
    const places = suggestions.length + 1
    setActive((current) => ((current + 1 + step + places) % places) - 1)
  }
  return (
    <div className="suggest">
      <input
        type="search" enterKeyHint="search" autoComplete="off" spellCheck={false} role="combobox" aria-label={label} placeholder={placeholder} value={value} maxLength={1000}
        aria-expanded={shown} aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
        onChange={(event) => {
          onChange(event.target.value)
          setOpen(true)
          setActive(-1)
        }}
        onKeyDown={onKeyDown} onBlur={close}
      />
      <span role="status" className="for-readers">{shown ? t.found(suggestions.length) : ''}</span>
      <ul id={`${id}-list`} role="listbox" aria-label={t.list} className="suggestions" hidden={!shown}>
        {shown && suggestions.map(({ kind, text }, index) => (
          // Pressed, not clicked: the box must not lose the focus first.
          <li key={`${kind} ${text}`} id={`${id}-${index}`} role="option" aria-selected={index === active} className="suggestion" onMouseDown={(event) => {
            event.preventDefault()
            choose(index)
          }}>
            <span>{text}</span>
            <span className="suggestion-kind">{kinds[kind]}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
