/** A name as a short stable word of small letters and digits: `U.S. Office of Personnel Management` → `u-s-office-of-personnel-management`. Chinese stays as it is. */
export const slug = (name: string): string =>
  name.normalize('NFKD').replace(/\p{Mark}/gu, '').toLowerCase().replace(/[^\p{Letter}\p{Number}]+/gu, '-').replace(/^-+|-+$/g, '')
