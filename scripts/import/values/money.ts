/** An amount in 万元 as exact yuan: `18` → `180000`, `12.5` → `125000`. Decimal shifting, no floating point. */
export const yuanFromWan = (text: string): { amount: string; currency: 'CNY' } | undefined => {
  const [, whole, fraction = ''] = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(text.trim()) ?? []
  if (whole === undefined) return undefined
  const yuan = BigInt(whole + fraction.slice(0, 4).padEnd(4, '0')).toString()
  const cents = fraction.slice(4).replace(/0+$/, '')
  return { amount: cents ? `${yuan}.${cents}` : yuan, currency: 'CNY' }
}
