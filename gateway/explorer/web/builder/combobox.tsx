import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useKnownLabels } from './use-known-labels.ts'

export interface Choice {
  key: string
  label: string
  labelEn?: string
  note?: string
}

interface ComboboxProps {
  name: string
  chosen: readonly string[]
  isList: boolean
  /** Looks choices up by what was typed; an empty text asks for the most frequent. */
  find(text: string, signal: AbortSignal): Promise<Choice[]>
  onChange(keys: readonly string[]): void
}

const TYPING_PAUSE_MS = 200

/** Chosen values as a list with remove buttons, and a text field whose choices are found in the graph as somebody types. */
export const Combobox = ({ name, chosen, isList, find, onChange }: ComboboxProps) => {
  const id = useId()
  const [text, setText] = useState('')
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState(0)
  const [{ choices, problem }, setFound] = useState<{ choices: Choice[]; problem?: string }>({ choices: [] })
  const labels = useKnownLabels(chosen, find)

  useEffect(() => {
    if (!isOpen) return
    const abort = new AbortController()
    const pause = setTimeout(() => {
      find(text, abort.signal).then(
        (found) => {
          labels.learn(found)
          setFound({ choices: found })
          setActive(0)
        },
        (error: unknown) => !abort.signal.aborted && setFound({ choices: [], problem: error instanceof Error ? error.message : String(error) }),
      )
    }, TYPING_PAUSE_MS)
    return () => {
      clearTimeout(pause)
      abort.abort()
    }
  }, [text, isOpen, find])

  const add = (key: string) => {
    if (key) onChange(isList ? [...chosen.filter((each) => each !== key), key] : [key])
    setText('')
    setIsOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, () => void> = {
      ArrowDown: () => (isOpen ? setActive(Math.min(active + 1, choices.length - 1)) : setIsOpen(true)),
      ArrowUp: () => setActive(Math.max(active - 1, 0)),
      Enter: () => add((isOpen && choices[active]?.key) || text.trim()),
      Escape: () => setIsOpen(false),
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    step()
  }

  return (
    <div className="builder-combobox">
      {chosen.length > 0 && (
        <ul>
          {chosen.map((key) => (
            <li key={key}>
              <span>{labels.of(key)}</span>
              <button type="button" onClick={() => onChange(chosen.filter((each) => each !== key))} aria-label={`去掉 Remove ${labels.of(key)}`}>×</button>
            </li>
          ))}
        </ul>
      )}
      <input
        type="text"
        role="combobox"
        aria-label={`${name}：查找并选择 / find and choose`}
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen && choices[active] ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        value={text}
        placeholder="输入以查找 / type to find"
        onChange={({ currentTarget }) => { setText(currentTarget.value); setIsOpen(true) }}
        onFocus={() => setIsOpen(true)}
        onBlur={() => setIsOpen(false)}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={name} hidden={!isOpen || (choices.length === 0 && !problem)}>
        {problem && <li role="presentation" className="builder-wrong">{problem}</li>}
        {choices.map((choice, index) => (
          // Pressing the mouse would take the focus from the field before the click.
          <li key={choice.key} id={`${id}-${index}`} role="option" aria-selected={index === active} onMouseDown={(event) => { event.preventDefault(); add(choice.key) }}>
            {choice.label} {choice.labelEn && <span lang="en">{choice.labelEn}</span>} {choice.note && <small>{choice.note}</small>}
          </li>
        ))}
      </ul>
    </div>
  )
}
