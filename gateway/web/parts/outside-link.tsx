import type { ReactNode } from 'react'

/** An address that somebody stored: a link only where it is one of the web, else the characters that it is. */
export const OutsideLink = ({ url, children }: { url: string; children?: ReactNode }) =>
  /^https?:\/\//i.test(url) ? <a href={url} rel="noopener noreferrer nofollow">{children ?? url}</a> : <>{children ?? url}</>
