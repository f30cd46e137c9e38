import { useState } from 'react'
import type { Refusal } from '../graph/refusal.ts'
import { RefusalLine } from '../parts/refusal-line.tsx'

const STILL_IN: Refusal = { zh: '没有退出，您仍处于登录状态；请再试一次。', en: 'You are still signed in: try again.' }

/** Ends every sign-in of this person, then goes where the issuer ends its own. By script and not by a form: a form's redirect to another site is refused by the policy of our pages. */
const signOut = async (): Promise<Refusal | null> => {
  try {
    const response = await fetch('/auth/logout', { method: 'POST', headers: { accept: 'application/json' } })
    if (!response.ok) return STILL_IN
    const { to = '/' } = (await response.json()) as { to?: string }
    location.assign(to)
    return null
  } catch {
    // The network, or an answer from something in between: whoever leaves a shared computer has to know.
    return STILL_IN
  }
}

export const SignOut = ({ label, quiet = false }: { label: string; quiet?: boolean }) => {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  return (
    <>
      <button type="button" className={quiet ? 'quiet' : undefined} onClick={() => void signOut().then(setRefusal)}>{label}</button>
      <RefusalLine refusal={refusal} />
    </>
  )
}
