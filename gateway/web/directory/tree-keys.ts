import type { KeyboardEvent } from 'react'

const items = (tree: HTMLElement): HTMLElement[] => [...tree.querySelectorAll<HTMLElement>('[role="treeitem"]')]

const levelOf = (item: HTMLElement): number => Number(item.getAttribute('aria-level'))

/** The keys of a tree by the ARIA practices: up and down, into and out of a branch, first and last, and letters. Enter and Space are the link's. */
export const onTreeKey = (event: KeyboardEvent<HTMLElement>, toggle: (code: string, open: boolean) => void): void => {
  const current = (event.target as HTMLElement).closest<HTMLElement>('[role="treeitem"]')
  if (!current || event.ctrlKey || event.metaKey || event.altKey) return
  const all = items(event.currentTarget)
  const at = all.indexOf(current)
  const code = current.dataset.code ?? ''
  const expanded = current.getAttribute('aria-expanded')
  const parent = all.slice(0, at).findLast((item) => levelOf(item) < levelOf(current))
  const go = (item: HTMLElement | null | undefined): void => item?.focus()
  switch (event.key) {
    case 'ArrowDown': go(all[at + 1]); break
    case 'ArrowUp': go(all[at - 1]); break
    case 'Home': go(all[0]); break
    case 'End': go(all.at(-1)); break
    case 'ArrowRight':
      if (expanded === 'false') toggle(code, true)
      else if (expanded === 'true') go(all[at + 1])
      break
    case 'ArrowLeft':
      if (expanded === 'true') toggle(code, false)
      else go(parent)
      break
    case 'Enter': case ' ': current.querySelector('a')?.click(); break
    default: return
  }
  event.preventDefault()
  event.stopPropagation()
}
