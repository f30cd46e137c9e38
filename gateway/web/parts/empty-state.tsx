import type { ReactNode } from 'react'

/** Nothing there: says so, and offers ways out as children. */
export const EmptyState = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="empty-state">
    <p className="empty-title">{title}</p>
    {children}
  </div>
)
