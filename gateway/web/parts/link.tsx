import type { AnchorHTMLAttributes } from 'react'
import { Link as RouterLink } from 'wouter'
import { useLanguage } from '../i18n/language.tsx'

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** An address of our own pages. */
  to: string
}

/** A link within our pages: no reload, and English stays English for whom the address is sent to. */
export const Link = ({ to, ...rest }: LinkProps) => {
  const { language } = useLanguage()
  return <RouterLink href={inAddress(to, language)} {...rest} />
}

/** Adds `lang=en` where English is read; Chinese is what an address says without it. */
export const inAddress = (to: string, language: 'zh' | 'en'): string => {
  if (language === 'zh' || /[?&]lang=/.test(to)) return to
  const [address = '', hash] = to.split('#', 2)
  return `${address}${address.includes('?') ? '&' : '?'}lang=en${hash === undefined ? '' : `#${hash}`}`
}
