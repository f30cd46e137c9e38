import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useText } from '../i18n/use-text.ts'
import './dialog.css'

const texts = { close: { zh: '关闭', en: 'Close' } } as const

interface DialogProps {
  open: boolean
  onClose(): void
  title: string
  children: ReactNode
  /** At the side, as high as the window. */
  side?: boolean
}

/** A modal dialog by the browser's own element: focus stays within, Escape closes, focus returns to where it was. */
export const Dialog = ({ open, onClose, title, children, side = false }: DialogProps) => {
  const t = useText(texts)
  const element = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    if (open && !element.current?.open) element.current?.showModal()
    if (!open) element.current?.close()
  }, [open])
  return (
    <dialog ref={element} className={side ? 'dialog side' : 'dialog'} aria-labelledby={id} onClose={onClose} onClick={(event) => event.target === element.current && onClose()}>
      {open && (
        <div className="dialog-body">
          <header className="dialog-head">
            <h2 id={id}>{title}</h2>
            <button type="button" className="quiet" onClick={onClose}>{t.close}</button>
          </header>
          {children}
        </div>
      )}
    </dialog>
  )
}
