import type { ReactNode } from 'react'

export type Tone = 'plain' | 'good' | 'warn' | 'bad'

/** A short mark beside a title: a type, a state, a sharing level. */
export const Badge = ({ children, tone = 'plain' }: { children: ReactNode; tone?: Tone }) => <span className={`badge ${tone}`}>{children}</span>
